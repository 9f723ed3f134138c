import { type Draft, parseHeardDraft } from './draft.ts';
import type { ErrorCode } from './error-code.ts';
import { crossesWire } from './error-traits.ts';
import { type Message, parseHeardMessage, parseVia, type Via } from './message.ts';
import { flag, optional, type Parser, text, variant } from './parser.ts';

/** Why an interceptor gave no usable verdict: too late, it threw, it answered nonsense, its session went. */
export type InterceptorFailure = 'late' | 'thrown' | 'invalid' | 'gone' | 'unsupported';

/** What one add-in did to a draft on its way out, in order. */
export interface TrailStep {
  readonly addin: Via;
  /** `unchecked`: it gave no verdict and the host's policy let the draft go on. */
  readonly did: 'passed' | 'replaced' | 'blocked' | 'unchecked';
  readonly reason?: string;
  readonly failure?: InterceptorFailure;
  /** The user decided, in the host's dialog or by not waiting; `addin` is the one because of which. */
  readonly byUser?: boolean;
  /** Of a replacement: the policy for this add-in lets the user send the words as they were. */
  readonly isOptional?: boolean;
}

/** The room has it. `message` is as posted, with what interceptors made of it. */
export interface PostedOutcome {
  readonly type: 'posted';
  readonly message: Message;
  /** What add-ins made of it. The host knows it; an add-in that posts gets an empty one. @spec OP15 */
  readonly trail: readonly TrailStep[];
}

/** An interceptor, the host's policy for it, or the user stopped it. Nothing was posted and nothing is lost. */
export interface BlockedOutcome {
  readonly type: 'blocked';
  /** The add-in that stopped it, or because of which the user did. */
  readonly by: Via;
  /** The user said no: to the question of `by`, or to posting without its verdict. */
  readonly byUser?: boolean;
  readonly reason: string;
  /** A draft that would pass, where the add-in offers one. */
  readonly fix?: Draft;
  /** Present when the policy stopped it, because the add-in gave no verdict. */
  readonly failure?: InterceptorFailure;
  /** The draft as it was written. */
  readonly draft: Draft;
  readonly trail: readonly TrailStep[];
}

/** It could not be posted. */
export interface FailedOutcome {
  readonly type: 'failed';
  readonly code: ErrorCode;
  readonly reason: string;
  /** The same draft, with its key, may be posted again; if it got through after all, it is still one message. */
  readonly isRetryable: boolean;
  /** The draft as it was written. */
  readonly draft: Draft;
  readonly trail: readonly TrailStep[];
}

/** How a post ended. `room.post()` resolves with one of these; it rejects only for a wrong call or a session that ended. */
export type Outcome = PostedOutcome | BlockedOutcome | FailedOutcome;

const reason = text(2_000);
/** A failure that this build has no name for is one all the same. */
const failure = text(64) as Parser<InterceptorFailure>;
/** A code that this build does not know is a failure like another. */
const code: Parser<ErrorCode> = (value) => (crossesWire(value) ? value : 'call/failed');

/** What other add-ins did to a draft is the host's to know: an outcome travels without it. @spec OP15 */
const trail: Parser<readonly TrailStep[]> = () => [];

export const parseOutcome: Parser<Outcome> = variant<Outcome>({
  posted: { message: parseHeardMessage, trail },
  blocked: {
    by: parseVia,
    byUser: optional(flag),
    reason,
    fix: optional(parseHeardDraft),
    failure: optional(failure),
    draft: parseHeardDraft,
    trail,
  },
  failed: { code, reason, isRetryable: flag, draft: parseHeardDraft, trail },
});
