import type { Draft, Verdict, Via } from '@roompane/protocol';

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
  /** There is a live handler to ask. */
  readonly isReady: boolean;
  readonly includeOwn: boolean;
}

/** How far a draft has come in the order of the interceptors. */
export type Place = Pick<AttachedInterceptor, 'order' | 'mountedAt'>;

/** Orders by the host's number, then by mounting. @spec OP2 */
function comparePlaces(a: Place, b: Place): number {
  return a.order - b.order || a.mountedAt - b.mountedAt;
}

/**
 * The next one to ask behind `place`: those are looked at who are there when the draft gets to them, each once.
 * @spec OP2 OP4
 */
export function findNext(
  interceptors: readonly AttachedInterceptor[],
  sender: Sender | undefined,
  place: Place | undefined,
): AttachedInterceptor | undefined {
  let next: AttachedInterceptor | undefined;
  for (const each of interceptors) {
    if (place && comparePlaces(each, place) <= 0) continue;
    if (!(each.isReady || each.isExpected) || !concerns(each, sender)) continue;
    if (!next || comparePlaces(each, next) < 0) next = each;
  }
  return next;
}

function concerns(interceptor: AttachedInterceptor, sender: Sender | undefined): boolean {
  if (!sender) return true;
  return interceptor.sessionKey === sender.sessionKey ? interceptor.includeOwn : interceptor.mayInterceptOthers;
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
