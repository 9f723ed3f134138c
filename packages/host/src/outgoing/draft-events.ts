import type { Draft, Via } from '@roompane/protocol';
import type { DraftEnding, RecordedStep } from './draft-record.ts';
import type { DraftRun } from './draft-run.ts';

/**
 * A draft has ended: posted, blocked, failed or withdrawn. Comes once for each, before its promise settles, with every
 * verdict, its time, and the draft before and after: what a client shows the user, and may keep as its record. @spec OP8
 */
export class DraftSettledEvent extends Event {
  declare readonly type: 'draft-settled';
  /** As it was written. */
  readonly draft: Draft;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via: Via | undefined;
  readonly ending: DraftEnding;
  readonly steps: readonly RecordedStep[];
  constructor(run: DraftRun, ending: DraftEnding) {
    super('draft-settled');
    this.draft = run.original;
    this.via = run.sender?.via;
    this.ending = ending;
    this.steps = run.steps;
  }
}

/** A draft waits for an add-in, or its add-in said that it is still at it. */
export class DraftProgressEvent extends Event {
  declare readonly type: 'draft-progress';
  /** As it was written. */
  readonly draft: Draft;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via: Via | undefined;
  readonly waitsFor: Via;
  /** `loading`: it is not ready yet. `checking`: it has the draft. `asking`: the user is asked because of it. */
  readonly state: 'loading' | 'checking' | 'asking';
  /** What the add-in says of its progress, or the question. */
  readonly text: string | undefined;
  constructor(run: DraftRun, waiting: Pick<DraftProgressEvent, 'waitsFor' | 'state' | 'text'>) {
    super('draft-progress');
    this.draft = run.original;
    this.via = run.sender?.via;
    this.waitsFor = waiting.waitsFor;
    this.state = waiting.state;
    this.text = waiting.text;
  }
}

export interface OutgoingEventMap {
  'draft-settled': DraftSettledEvent;
  'draft-progress': DraftProgressEvent;
}
