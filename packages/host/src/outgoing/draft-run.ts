import type {
  Draft,
  InterceptorFailure,
  Message,
  RoompaneError,
  TrailStep,
  Verdict,
  Via,
  RoomLimits,
} from '@roompane/protocol';
import type { DraftEnding, RecordedStep } from './draft-record.ts';
import type { AttachedInterceptor, CheckRequest, Place, Sender } from './interceptor.ts';

/** The stretch that a timer measures: of a check from its delivery, or from the last progress. */
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
  | { readonly name: 'loading'; readonly at: AttachedInterceptor; readonly clock: CheckClock }
  /** The user decides: about an add-in's question, or about a failure of one with the policy `ask`. */
  | {
      readonly name: 'asking';
      readonly at: AttachedInterceptor;
      readonly about: QuestionSubject;
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
  /** The user wants the words as they are written, where the policy lets the user say so. */
  readonly asWritten?: boolean;
  /** What the room takes, where that is less than the contract allows. */
  readonly limits?: RoomLimits;
  /** As it was written. */
  readonly original: Draft;
  /** As the interceptors made it so far. */
  readonly draft: Draft;
  /** Everybody up to here was asked. */
  readonly place?: Place;
  /** When it came to the interceptor that it is with. */
  readonly reachedAtMs: number;
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
  | { readonly type: 'interceptor-silent'; readonly mountedAt: number }
  /** The user does not wait for that check. */
  | { readonly type: 'skipped'; readonly checkId: string }
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
  | { readonly type: 'tell-entered'; readonly run: DraftRun }
  | { readonly type: 'tell-progress'; readonly run: DraftRun; readonly text?: string }
  /** The last of the run's steps is new. */
  | { readonly type: 'tell-decided'; readonly run: DraftRun }
  | { readonly type: 'post'; readonly run: DraftRun }
  | { readonly type: 'settle'; readonly run: DraftRun; readonly ending: DraftEnding };

interface AskedQuestion {
  /** The add-in because of which the user is asked. */
  readonly addin: Via;
  /** The draft as it would be posted. */
  readonly draft: Draft;
  /** The draft as it was written. */
  readonly original: Draft;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via?: Via;
}

/** The add-in answered `confirm`: yes lets the draft go on, no gives it back. */
export interface ConfirmQuestion extends AskedQuestion {
  readonly kind: 'confirm';
  /** In the words of the add-in, 1 to 500 characters. */
  readonly question: string;
}

/** The add-in gave no verdict, and its policy is `ask`: post it all the same? */
export interface NoVerdictQuestion extends AskedQuestion {
  readonly kind: 'no-verdict';
  readonly failure: InterceptorFailure;
  /** What went wrong, in a sentence that names the add-in. */
  readonly reason: string;
}

/** What a question is about, without what the host knows of the draft anyway. */
export type QuestionSubject = Omit<ConfirmQuestion, keyof AskedQuestion> | Omit<NoVerdictQuestion, keyof AskedQuestion>;

/** What the user is asked in the host's own dialog. @spec OP13 */
export type UserQuestion = ConfirmQuestion | NoVerdictQuestion;

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

/** Of the draft that a check is about. `undefined` for what is no name of a check. */
export function readDraftId(checkId: unknown): string | undefined {
  return typeof checkId === 'string' ? /^(\d+)-\d+$/.exec(checkId)?.[1] : undefined;
}

export function toTrail(run: DraftRun): readonly TrailStep[] {
  return run.steps.map(({ step }) => step);
}
