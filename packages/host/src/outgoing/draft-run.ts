import type { Draft, InterceptorFailure, Message, RoompaneError, TrailStep, Verdict, Via } from '@roompane/protocol';
import type { DraftEnding, RecordedStep } from './draft-record.ts';
import type { AttachedInterceptor, CheckRequest, Place, Sender } from './interceptor.ts';

/** The stretch of a check that its deadline measures: from the delivery, or from the last progress. */
interface CheckClock {
  readonly sinceMs: number;
  readonly delayMs: number;
}

/** Where one draft stands. */
export type RunPhase =
  /** Just entered, or between two interceptors. */
  | { readonly name: 'moving' }
  /** An interceptor has it and its clock runs. */
  | {
      readonly name: 'checking';
      readonly at: AttachedInterceptor;
      readonly clock: CheckClock;
      /** Barriers of this check so far, so that an old pong is known. */
      readonly round: number;
    }
  /** The clock has run out; the pong to ping `round` decides. */
  | { readonly name: 'barrier'; readonly at: AttachedInterceptor; readonly round: number }
  /** An interceptor that may not be missing is not ready yet. */
  | { readonly name: 'loading'; readonly at: AttachedInterceptor }
  /** The user decides: about an add-in's question, or about a failure of one with the policy `ask`. */
  | {
      readonly name: 'asking';
      readonly at: AttachedInterceptor;
      readonly question: string;
      readonly failure?: InterceptorFailure;
    }
  /** It may be posted when its turn comes. */
  | { readonly name: 'cleared' }
  /** The provider has it. */
  | { readonly name: 'posting' }
  | { readonly name: 'ended' };

/** One draft on its way out: all that the reducer knows of it. */
export interface DraftRun {
  readonly id: number;
  /** Drafts of one composer leave in order. Absent for add-ins, whose drafts wait for nobody's. */
  readonly composer?: string;
  readonly sender?: Sender;
  /** As it was written. */
  readonly original: Draft;
  /** As the interceptors made it so far. */
  readonly draft: Draft;
  /** Everybody up to here was asked. */
  readonly place?: Place;
  /** Of the budget of the whole chain. */
  readonly spentMs: number;
  readonly steps: readonly RecordedStep[];
  readonly phase: RunPhase;
}

/** The three budgets that do not belong to one add-in. */
export interface Budgets {
  /** Of all checks of one draft together, without loading and without the user's time. @default 15_000 */
  readonly chainMs: number;
  /** For one add-in that may not be missing to become ready. @default 10_000 */
  readonly loadingMs: number;
  /** For the pong at the deadline. @default 250 */
  readonly barrierMs: number;
}

export const DEFAULT_BUDGETS: Budgets = { chainMs: 15_000, loadingMs: 10_000, barrierMs: 250 };

/** What the user said. `unsupported`: this host has no dialog to ask with. */
export type UserAnswer = 'yes' | 'no' | 'unsupported';

/** What can happen to one draft. */
export type RunInput =
  | { readonly type: 'submitted' }
  | { readonly type: 'verdict'; readonly checkId: string; readonly verdict: Verdict }
  | { readonly type: 'check-failed'; readonly checkId: string; readonly failure: InterceptorFailure }
  | { readonly type: 'progress'; readonly checkId: string; readonly text?: string }
  | { readonly type: 'deadline-passed' }
  | { readonly type: 'pong'; readonly round: number }
  | { readonly type: 'barrier-passed' }
  | { readonly type: 'loading-passed' }
  | { readonly type: 'interceptor-ready'; readonly mountedAt: number }
  | { readonly type: 'interceptor-gone'; readonly mountedAt: number }
  | { readonly type: 'user-answered'; readonly answer: UserAnswer }
  | { readonly type: 'turn-came' }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'posted'; readonly message: Message }
  | { readonly type: 'post-failed'; readonly error: RoompaneError }
  | { readonly type: 'closed'; readonly error: RoompaneError };

export type TimerName = 'deadline' | 'barrier' | 'loading';

/** What a draft wants done. A draft has one timer at most; starting one ends the other. */
export type RunEffect =
  | { readonly type: 'check'; readonly runId: number; readonly mountedAt: number; readonly request: CheckRequest }
  | { readonly type: 'cancel-check'; readonly checkId: string }
  | { readonly type: 'start-timer'; readonly runId: number; readonly timer: TimerName; readonly delayMs: number }
  | { readonly type: 'stop-timer'; readonly runId: number }
  | { readonly type: 'ping'; readonly runId: number; readonly checkId: string; readonly round: number }
  | { readonly type: 'ask-user'; readonly run: DraftRun; readonly question: UserQuestion }
  | { readonly type: 'stop-asking'; readonly runId: number }
  | { readonly type: 'tell-progress'; readonly run: DraftRun; readonly waitsFor: Via; readonly text?: string }
  | { readonly type: 'post'; readonly run: DraftRun }
  | { readonly type: 'settle'; readonly run: DraftRun; readonly ending: DraftEnding };

/** What the user is asked in the host's own dialog. */
export interface UserQuestion {
  readonly addin: Via;
  /** The add-in's question, or what went wrong and whether to post all the same. */
  readonly question: string;
  /** Present when the add-in gave no verdict and the policy is to ask. */
  readonly failure?: InterceptorFailure;
  /** The draft as it would be posted. */
  readonly draft: Draft;
}

/** What a step of one draft may look at beside the draft. */
export interface RunWorld {
  readonly atMs: number;
  readonly interceptors: readonly AttachedInterceptor[];
  readonly budgets: Budgets;
}

export type RunStep = readonly [DraftRun, readonly RunEffect[]];

/** An interceptor sees a draft once, so the two name the check. */
export function nameCheck(run: DraftRun, { mountedAt }: Place): string {
  return `${run.id}-${mountedAt}`;
}

export function toTrail(run: DraftRun): readonly TrailStep[] {
  return run.steps.map(({ step }) => step);
}
