import {
  type Body,
  type Draft,
  type DraftInput,
  type Importance,
  type MessageKind,
  type Outcome,
  type RoompaneError,
  toBody,
} from '@roompane/protocol';
import { type Notice, toNotices } from './notice.ts';

/** Where the caret was. UTF-16 units. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/**
 * What a person is writing for one room, and what became of it. It outlives the element's turns from room to room, so
 * that no draft is lost: a post that is stopped or fails leaves it as it was.
 */
export class Composition {
  text = '';
  title = '';
  kind: MessageKind = 'regular';
  importance: Importance = 'normal';
  selection: Selection = { start: 0, end: 0 };
  notices: readonly Notice[] = [];
  /** While a post is on its way: withdraws it. */
  pending: AbortController | undefined;
  /** What the text came from, with all that a text field cannot hold: spans, data, the key of a retry. */
  #origin: DraftInput | undefined;

  /** What would be posted now. The origin's spans and data go along as long as its words are untouched. */
  toInput(): DraftInput {
    const { text, kind, importance } = this;
    const title = kind === 'story' ? this.title.trim() : '';
    const origin = this.#origin;
    const isUntouched = origin !== undefined && textOf(origin) === text && (origin.title ?? '') === title;
    if (isUntouched) return { ...origin, kind, importance };
    return { body: text, kind, importance, ...(title ? { title } : {}) };
  }

  /** Puts another draft in the place of this one. */
  take(input: Draft, { keepsKey }: { readonly keepsKey: boolean }): void {
    const { key, ...rest } = input;
    this.#origin = keepsKey ? { ...rest, key } : rest;
    this.text = input.body.text;
    this.title = input.title ?? this.title;
    this.kind = input.kind;
    this.importance = input.importance;
    this.selection = { start: this.text.length, end: this.text.length };
  }

  begin(): AbortSignal {
    this.pending = new AbortController();
    this.notices = [];
    return this.pending.signal;
  }

  settle(outcome: Outcome, written: Draft): void {
    this.pending = undefined;
    this.notices = toNotices(outcome, written);
    if (outcome.type === 'posted') this.#clear();
    else if (outcome.type === 'failed' && outcome.isRetryable) this.#origin = outcome.draft;
  }

  /** The post came to no outcome. A withdrawal was the user's own wish and needs no notice. */
  fail(error: RoompaneError): void {
    this.pending = undefined;
    this.notices = error.code === 'call/aborted' ? [] : [{ type: 'rejected', error }];
  }

  dismiss(notice: Notice): void {
    this.notices = this.notices.filter((each) => each !== notice);
  }

  #clear(): void {
    this.text = this.title = '';
    this.kind = 'regular';
    this.importance = 'normal';
    this.selection = { start: 0, end: 0 };
    this.#origin = undefined;
  }
}

function textOf({ body }: DraftInput): string {
  return toBody(body satisfies string | Body).text;
}
