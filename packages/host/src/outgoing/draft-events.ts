import type { Draft, Via } from '@roompane/protocol';
import type { DraftEnding, RecordedStep } from './draft-record.ts';
import type { DraftRun } from './draft-run.ts';
import type { FailurePolicy } from './interceptor.ts';
import type { InterceptorsChangedEvent } from './interceptor-status.ts';

/** What all of them say of their draft. */
class DraftEvent extends Event {
  /** Of this draft on its way out of this room. The same in all its events; a retry has another. */
  readonly draftId: string;
  /** As it was written. */
  readonly draft: Draft;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via: Via | undefined;
  constructor(type: string, { id, original, sender }: DraftRun) {
    super(type);
    this.draftId = String(id);
    this.draft = original;
    this.via = sender?.via;
  }
}

/** A draft has set out. */
export class DraftEnteredEvent extends DraftEvent {
  declare readonly type: 'draft-entered';
  constructor(run: DraftRun) {
    super('draft-entered', run);
  }
}

/** How a draft waits. */
export interface DraftWaiting {
  readonly waitsFor: Via;
  /** `loading`: it is not ready yet. `checking`: it has the draft. `asking`: the user is asked because of it. */
  readonly state: 'loading' | 'checking' | 'asking';
  /** What the add-in says of its progress, or the question. At most 500 characters. */
  readonly text?: string | undefined;
  /** What becomes of the draft when the time is over without a verdict. */
  readonly policy: FailurePolicy;
  /** How long it may still take, from now. Absent while the user is asked: then no clock runs. */
  readonly remainingMs?: number | undefined;
  /** Lets the draft go on without that verdict. Absent where the policy does not let the user; late it has no effect. */
  readonly skip?: (() => void) | undefined;
}

/** A draft waits for an add-in, or its add-in said that it is still at it. @spec OP19 */
export class DraftProgressEvent extends DraftEvent implements DraftWaiting {
  declare readonly type: 'draft-progress';
  readonly waitsFor: Via;
  readonly state: DraftWaiting['state'];
  readonly text: string | undefined;
  readonly policy: FailurePolicy;
  readonly remainingMs: number | undefined;
  readonly skip: (() => void) | undefined;
  constructor(run: DraftRun, { waitsFor, state, text, policy, remainingMs, skip }: DraftWaiting) {
    super('draft-progress', run);
    this.waitsFor = waitsFor;
    this.state = state;
    this.text = text;
    this.policy = policy;
    this.remainingMs = remainingMs;
    this.skip = skip;
  }
}

/** It was decided what an add-in makes of a draft: by its verdict, by the policy for it, or by the user. @spec OP8 */
export class DraftDecidedEvent extends DraftEvent {
  declare readonly type: 'draft-decided';
  readonly decision: RecordedStep;
  constructor(run: DraftRun, decision: RecordedStep) {
    super('draft-decided', run);
    this.decision = decision;
  }
}

/**
 * A draft has ended: posted, blocked, failed or withdrawn. Comes once for each, before its promise settles, with every
 * decision, its time, and the draft before and after: what a client shows the user, and may keep as its record. @spec OP8
 */
export class DraftSettledEvent extends DraftEvent {
  declare readonly type: 'draft-settled';
  readonly ending: DraftEnding;
  readonly steps: readonly RecordedStep[];
  constructor(run: DraftRun, ending: DraftEnding) {
    super('draft-settled', run);
    this.ending = ending;
    this.steps = run.steps;
  }
}

export interface OutgoingEventMap {
  'draft-entered': DraftEnteredEvent;
  'draft-progress': DraftProgressEvent;
  'draft-decided': DraftDecidedEvent;
  'draft-settled': DraftSettledEvent;
  'interceptors-changed': InterceptorsChangedEvent;
}

/** What becomes of drafts, and of those who look at them. */
export type OutgoingEvent = OutgoingEventMap[keyof OutgoingEventMap];
