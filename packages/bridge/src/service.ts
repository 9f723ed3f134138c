import type { Served } from '@roompane/protocol';

/** What a handler has of the call it answers. */
export interface CallScope {
  /** Aborted when the caller cancels, and when the session ends. */
  readonly signal: AbortSignal;
  /** For a stream: sends written events as batch `seq`. Throws `limit/exceeded` for what no reader would take. */
  readonly sendBatch: (seq: number, events: readonly string[]) => void;
  /** For a stream: is told of each acknowledgement. */
  readonly onAcknowledge: (listener: (seq: number) => void) => void;
}

/** Answers one method. What it throws reaches the caller as a coded error. */
export type Handler<Scope = CallScope> = (params: never, scope: Scope) => unknown;

/** A method and who answers it, by the method's name. */
export type Service<Scope = CallScope> = ReadonlyMap<
  string,
  { readonly method: Served; readonly handler: Handler<Scope> }
>;
