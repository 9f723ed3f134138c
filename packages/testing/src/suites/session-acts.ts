import type { Person } from '@roompane/protocol';
import type { FakeProvider } from '../fake-provider.ts';
import { createDeferred } from '../session/deferred.ts';
import type { RoomStage, Seat } from '../session/session-stage.ts';

// What the cases of the session's suites do again and again.

export const bot: Person = { id: 'rates', name: 'Rates bot', kind: 'bot' };

/** The bot says `count` things, numbered from `from` on, and gives their texts. */
export function say({ deployment }: RoomStage, count: number, from = 0): readonly string[] {
  const texts = Array.from({ length: count }, (_, index) => `m${from + index}`);
  for (const body of texts) deployment.say('fx', bot, { body });
  return texts;
}

/** Resolves when the host's room has heard `count` more messages. */
export async function hearOnHost({ room }: RoomStage, count: number): Promise<void> {
  let heard = 0;
  for await (const { type } of room.messages.live()) if (type === 'posted' && ++heard === count) return;
}

/** A call over the session itself, and back: what was sent before has been read by then, on both sides. */
export async function roundTrip(tell: Seat['tell']): Promise<void> {
  await tell('read', { limit: 1 });
}

/** Resolves in a task of its own: whatever was to settle has settled by then. */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage('');
  });
}

/** A promise, with a look at whether it has settled. */
export function watch<Value>(promise: Promise<Value>): { readonly promise: Promise<Value>; isSettled: boolean } {
  const watched = { promise, isSettled: false };
  const settle = (): void => void (watched.isSettled = true);
  promise.then(settle, settle);
  return watched;
}

/** Pages do not come until they are released. */
export function hangReading(
  provider: FakeProvider,
  count = 1,
): { readonly asked: Promise<void>; readonly stopped: Promise<void>; release(): void } {
  const [asked, stopped, released] = [createDeferred(), createDeferred(), createDeferred()];
  let reads = 0;
  provider.beforeRead = ({ signal }) => {
    if (++reads === count) asked.resolve();
    signal?.addEventListener('abort', () => stopped.resolve(), { once: true });
    return released.promise;
  };
  return { asked: asked.promise, stopped: stopped.promise, release: released.resolve };
}
