import { type Draft, type DraftWants, isWanted, type Verdict, type Via } from '@roompane/protocol';

/**
 * What becomes of a draft when an add-in gave no usable verdict: it goes on unchecked, it is stopped, or the user
 * decides. The host sets it for each add-in; an author cannot. @spec OP8
 */
export type FailurePolicy = 'pass' | 'block' | 'ask';

/** The add-in that posts a draft. A draft that the user typed has no sender. */
export interface Sender {
  readonly via: Via;
  /** The same for those that count as one add-in: what `includeOwn` is about. */
  readonly sessionKey: string;
}

/**
 * `loading`: there is no live handler, and one may come. `ready`: there is one to ask. `unresponsive`: there is one, whose
 * page has not answered for 10 s. `gone`: the session is over, and nothing is on its way.
 */
export type InterceptorPresence = 'loading' | 'ready' | 'unresponsive' | 'gone';

/** An add-in in the way of outgoing drafts, as the reducers know it. */
export interface AttachedInterceptor {
  readonly addin: Via;
  readonly sessionKey: string;
  /** The host's number; the lowest is asked first. */
  readonly order: number;
  /** Counts the attachments of one pipeline: it breaks ties of `order`, and names this one. */
  readonly mountedAt: number;
  readonly policy: FailurePolicy;
  readonly deadlineMs: number;
  /** Sees what other add-ins post. */
  readonly mayInterceptOthers: boolean;
  /** Missing it is a failure. One that is not expected is simply not there until it is ready. */
  readonly isExpected: boolean;
  readonly presence: InterceptorPresence;
  /** It had a handler and lost it without a word: its document reloads, or its session is over. */
  readonly isMissed: boolean;
  readonly includeOwn: boolean;
  /** What its handler wants to see; nothing is known of that, and everything waits, until there is a handler. */
  readonly wants?: DraftWants | undefined;
}

/** How far a draft has come in the order of the interceptors. */
export type Place = Pick<AttachedInterceptor, 'order' | 'mountedAt'>;

/** Orders by the host's number, then by mounting. @spec OP2 */
export function comparePlaces(a: Place, b: Place): number {
  return a.order - b.order || a.mountedAt - b.mountedAt;
}

/** There is a live handler, whether or not it answers. */
export function hasHandler({ presence }: AttachedInterceptor): boolean {
  return presence === 'ready' || presence === 'unresponsive';
}

/**
 * May the user go on without this add-in: not wait for its verdict, not take its words? Not where a failure of it stops
 * the draft: it is there to be obeyed. @spec OP19
 */
export function mayOverrule({ policy }: AttachedInterceptor): boolean {
  return policy !== 'block';
}

/** A draft on its way, as far as it decides who is asked. */
export interface Passing {
  readonly draft: Draft;
  readonly sender?: Sender;
  readonly place?: Place;
}

/**
 * The next one to ask behind the place of a draft: those are looked at who are there when the draft gets to them, each
 * once, and who want to see it as it is then. @spec OP2 OP4 OP16
 */
export function findNext(
  interceptors: readonly AttachedInterceptor[],
  passing: Passing,
): AttachedInterceptor | undefined {
  const { place } = passing;
  let next: AttachedInterceptor | undefined;
  for (const each of interceptors) {
    if (place && comparePlaces(each, place) <= 0) continue;
    if (!(hasHandler(each) || each.isExpected || each.isMissed) || !concerns(each, passing)) continue;
    if (!next || comparePlaces(each, next) < 0) next = each;
  }
  return next;
}

/** Is it for that add-in to look at this draft? @spec OP4 OP16 */
export function concerns(interceptor: AttachedInterceptor, { draft, sender }: Passing): boolean {
  const { sessionKey, includeOwn, mayInterceptOthers, wants } = interceptor;
  if (sender && !(sessionKey === sender.sessionKey ? includeOwn : mayInterceptOthers)) return false;
  return !wants || isWanted(draft, wants);
}

/** One question to an interceptor. */
export interface CheckRequest {
  readonly checkId: string;
  readonly draft: Draft;
  /** The add-in that posts; absent when the user typed it. */
  readonly via?: Via;
}

/**
 * A live handler, as the pipeline asks it. Written for the session that implements it:
 *
 * - `check` resolves with a verdict that was parsed, or rejects with a coded error: `call/invalid-result` for an answer
 *   that is no verdict, `connection/…` when the session goes, anything else for a handler that threw. When the signal
 *   aborts the draft no longer matters; what comes afterwards is not read. It has no deadline of its own.
 * - `ping` resolves at the pong. What the far side sent before its pong has been settled by then: the order of the two
 *   decides whether a verdict is late.
 */
export interface InterceptorPort {
  check(request: CheckRequest, options: { readonly signal: AbortSignal }): Promise<Verdict>;
  ping(): Promise<void>;
}
