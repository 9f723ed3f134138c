import type { WireError } from './error-wire.ts';

/** Asks the far side for one act of the method table. `id` is the caller's, new for each call. */
export interface CallEnvelope {
  readonly type: 'call';
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** Settles a call, once. A stream is a call that is answered by batches before its reply. */
export interface ReplyEnvelope {
  readonly type: 'reply';
  readonly id: number;
  readonly result?: unknown;
  readonly error?: WireError;
}

/** What could not be read has no id to answer: this says so. */
export interface ErrorEnvelope {
  readonly type: 'error';
  readonly error: WireError;
}

/** The caller no longer wants the reply, or the stream. */
export interface CancelEnvelope {
  readonly type: 'cancel';
  readonly id: number;
}

/** Events of the stream that call `id` opened. `seq` counts the batches of that stream from 1. */
export interface BatchEnvelope {
  readonly type: 'batch';
  readonly id: number;
  readonly seq: number;
  readonly events: readonly unknown[];
}

/** The reader of stream `id` asked for the event behind batch `seq`. */
export interface AckEnvelope {
  readonly type: 'ack';
  readonly id: number;
  readonly seq: number;
}

/** Are you there? Answered from the message handler, without a timer. */
export interface PingEnvelope {
  readonly type: 'ping';
  readonly id: number;
}

export interface PongEnvelope {
  readonly type: 'pong';
  readonly id: number;
}

/** The session ends, and why. Nothing follows it. */
export interface ByeEnvelope {
  readonly type: 'bye';
  readonly error: WireError;
}

/** All that travels on a session's port, each as one string of JSON. */
export type Envelope =
  | CallEnvelope
  | ReplyEnvelope
  | ErrorEnvelope
  | CancelEnvelope
  | BatchEnvelope
  | AckEnvelope
  | PingEnvelope
  | PongEnvelope
  | ByeEnvelope;
