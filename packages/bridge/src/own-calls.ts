import {
  type BatchEnvelope,
  type Call,
  type Clock,
  type Envelope,
  fromWireError,
  type ReplyEnvelope,
  RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';
import { createCaller, type Invocation, type Settlement } from './comlink-endpoint.ts';
import type { StreamReader } from './stream-reader.ts';
import { type Due, watchDeadlines } from './watch-deadlines.ts';

interface OwnCall extends Pick<Invocation, 'settle'>, Due {
  readonly reader: StreamReader<unknown> | undefined;
}

interface StartOptions {
  readonly signal?: AbortSignal | undefined;
  /** Takes the batches, when it is a stream. */
  readonly reader?: StreamReader<unknown> | undefined;
}

/** What this side has asked and not been answered. Every end of a call is one settlement, and the first counts. */
export interface OwnCalls {
  /** Resolves with the result; rejects by reply, deadline, abort or the end of the session. @spec CL6 CL7 LT2 LT3 */
  begin(call: Pick<Call, 'name' | 'deadlineMs'>, params: unknown, options: StartOptions): Promise<unknown>;
  /** No deadline passes meanwhile. @spec LV3 */
  readonly hold: (isHeld: boolean) => void;
  /** Takes what the far side says of a call of ours. What it says of no call changes nothing. @spec CL5 */
  take(envelope: BatchEnvelope | ReplyEnvelope): void;
}

/** `send` throws what its caller should learn: that it was not sent. `ended` aborts, with the error, when the session ends. */
export function createOwnCalls(send: (envelope: Envelope) => void, clock: Clock, ended: AbortSignal): OwnCalls {
  const calls = new Map<number, OwnCall>();
  const { watch, hold } = watchDeadlines(calls, clock, ended);
  const invoke = createCaller();
  let lastId = 0;

  /** True for the first end of a call. */
  const settle = (id: number, settlement: Settlement): boolean => {
    calls.get(id)?.settle(settlement);
    return calls.delete(id);
  };

  ended.addEventListener('abort', () => {
    for (const id of calls.keys()) settle(id, { error: ended.reason as RoompaneError });
  });

  return {
    hold,
    async begin({ name: method, deadlineMs = Infinity }, given, { signal, reader }) {
      ended.throwIfAborted();
      if (signal?.aborted) throw new RoompaneError('call/aborted');
      const id = ++lastId;
      const { params, settled, settle: resolve } = invoke(given);
      const dueMs = clock.now() + deadlineMs;
      const giveUp = (error: RoompaneError): void => {
        if (settle(id, { error })) send({ type: 'cancel', id });
      };
      const abort = (): void => giveUp(new RoompaneError('call/aborted'));
      const late = (): void => giveUp(new RoompaneError('call/timed-out', { data: { method, deadlineMs } }));
      calls.set(id, { reader, dueMs, late, settle: resolve });
      try {
        send({ type: 'call', id, method, params });
        watch(dueMs);
      } catch (thrown) {
        settle(id, { error: toRoompaneError(thrown, 'argument/invalid') });
      }
      signal?.addEventListener('abort', abort);
      const { error, result } = await settled;
      signal?.removeEventListener('abort', abort);
      if (error) throw error;
      return result;
    },
    take(envelope) {
      if (envelope.type === 'batch') return calls.get(envelope.id)?.reader?.receive(envelope);
      const { id, error, result } = envelope;
      settle(id, error ? { error: fromWireError(error) } : { result });
    },
  };
}
