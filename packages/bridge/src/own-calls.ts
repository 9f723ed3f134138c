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

interface OwnCall extends Pick<Invocation, 'settle'> {
  readonly reader?: StreamReader<unknown> | undefined;
  /** Aborted when the call is settled. */
  readonly over: AbortController;
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
  /** Takes what the far side says of a call of ours. What it says of no call changes nothing. @spec CL5 */
  take(envelope: BatchEnvelope | ReplyEnvelope): void;
}

/** `send` throws what its caller should learn: that it was not sent. `ended` aborts, with the error, when the session ends. */
export function createOwnCalls(
  send: (envelope: Envelope) => void,
  clock: Pick<Clock, 'setTimer'>,
  ended: AbortSignal,
): OwnCalls {
  const calls = new Map<number, OwnCall>();
  const invoke = createCaller();
  let lastId = 0;

  const settle = (id: number, settlement: Settlement): void => {
    const call = calls.get(id);
    calls.delete(id);
    call?.over.abort();
    call?.settle(settlement);
  };

  ended.addEventListener('abort', () => {
    for (const id of calls.keys()) settle(id, { error: ended.reason as RoompaneError });
  });

  return {
    async begin({ name, deadlineMs }, given, { signal, reader }) {
      ended.throwIfAborted();
      if (signal?.aborted) throw new RoompaneError('call/aborted');
      const id = ++lastId;
      const over = new AbortController();
      const { method, params, settled, settle: resolve } = invoke(name, given);
      const giveUp = (error: RoompaneError): void => {
        send({ type: 'cancel', id });
        settle(id, { error });
      };
      calls.set(id, { reader, over, settle: resolve });
      try {
        send({ type: 'call', id, method, params });
      } catch (thrown) {
        settle(id, { error: toRoompaneError(thrown, 'argument/invalid') });
      }
      signal?.addEventListener('abort', () => giveUp(new RoompaneError('call/aborted')), over);
      if (deadlineMs) {
        const late = (): void => giveUp(new RoompaneError('call/timed-out', { data: { method, deadlineMs } }));
        clock.setTimer(deadlineMs, late, over);
      }
      const { error, result } = await settled;
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
