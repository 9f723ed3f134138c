/** What the host page asks of the page in a frame, beside what is measured. */
export type Question =
  | { readonly type: 'calls' | 'calls-at-once'; readonly count: number }
  | { readonly type: 'pages'; readonly pageEvents: number }
  | { readonly type: 'all' | 'follow' | 'seen' | 'mark' }
  | { readonly type: 'expect'; readonly from: number; readonly count: number };

export interface Answers {
  /** Milliseconds of each. */
  readonly calls: readonly number[];
  /** Milliseconds of all. */
  readonly 'calls-at-once': number;
  readonly pages: { readonly ms: number; readonly count: number };
  readonly all: { readonly ms: number; readonly count: number };
  readonly follow: undefined | void;
  readonly expect: undefined | void;
  /** Events that came in another place than theirs; it answers when the last one has come. */
  readonly seen: number;
  readonly mark: undefined | void;
}
