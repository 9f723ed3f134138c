import type { Cleared, Clock, Message, RoomLimits } from '@roompane/protocol';
import type { OutgoingEvent } from './draft-events.ts';
import type { Budgets, RunEffect } from './draft-run.ts';
import type { Sender } from './interceptor.ts';
import type { PipelineInput, PipelineState, stepPipeline } from './pipeline-state.ts';
import type { AskUser } from './question-queue.ts';

export interface PipelineOptions {
  /** Hands a cleared draft to the provider. What it rejects with becomes a failed outcome. */
  readonly post: (draft: Cleared, options: { readonly signal: AbortSignal }) => Promise<Message>;
  readonly clock: Clock;
  /** Told of what becomes of drafts. */
  readonly dispatch: (event: OutgoingEvent) => void;
  /** @default no dialog: a question is a failure `unsupported` of the add-in that wants to ask, and the policy `ask` stops the draft */
  readonly ask?: AskUser | undefined;
  readonly budgets?: Partial<Budgets> | undefined;
  /** Decides. Tests put in its place what others decide. @default stepPipeline */
  readonly step?: typeof stepPipeline | undefined;
  /** Sees each step of the reducer before its effects are done: what an inspector shows, and a replay feeds in again. */
  readonly observe?: ((step: ObservedStep) => void) | undefined;
}

/** One step of the pipeline's reducer. All of it is plain data. */
export interface ObservedStep {
  readonly before: PipelineState;
  readonly input: PipelineInput;
  readonly after: PipelineState;
  readonly effects: readonly RunEffect[];
}

export interface SubmitOptions {
  /** Drafts of one composer leave in the order of entry. Absent for add-ins. */
  readonly composer?: string | undefined;
  readonly sender?: Sender | undefined;
  /** The user wants the words as they are written, where the policy lets the user say so. @default false */
  readonly asWritten?: boolean | undefined;
  /** What the room takes, replacements and fixes included. @default the contract's limits */
  readonly limits?: RoomLimits | undefined;
  readonly signal?: AbortSignal | undefined;
}
