import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { history, type HistoryOptions, type LogEvent, type Messages } from '@roompane/protocol';
import { joinFake, numbers, take, wordsOf } from '../../test/room/fake-join.ts';

/** Seven messages, a second apart. */
async function joinWithDays() {
  const joined = await joinFake();
  const startMs = joined.clock.now();
  for (const words of numbers(7)) {
    joined.say(words);
    joined.clock.advance(1_000);
  }
  const { events } = await joined.room.messages.latest();
  const read = async (options: HistoryOptions): Promise<readonly (readonly string[])[]> =>
    (await take(history(joined.room, options), 20)).map((page) => page.events.map(wordsOf));
  return { ...joined, startMs, events, read };
}

const cursorOf = (events: readonly LogEvent[], number: number): string => events[number - 1]!.cursor;

describe('a walk through the pages of a room', () => {
  it('[PR2] goes both ways, from either end, and ends behind the last page', async () => {
    const { read } = await joinWithDays();
    assert.deepEqual(await read({ limit: 3 }), [numbers(3, 5), numbers(3, 2), numbers(1)]);
    assert.deepEqual(await read({ limit: 3, order: 'oldest-first' }), [numbers(3), numbers(3, 4), numbers(1, 7)]);
  });

  it('[PR2] begins next to a place', async () => {
    const { read, events } = await joinWithDays();
    const from = cursorOf(events, 4);
    assert.deepEqual(await read({ limit: 2, from }), [numbers(2, 2), numbers(1)]);
    assert.deepEqual(await read({ limit: 2, from, order: 'oldest-first' }), [numbers(2, 5), numbers(1, 7)]);
    assert.deepEqual(await read({ from: cursorOf(events, 1) }), []);
    assert.deepEqual(await read({ from: cursorOf(events, 7), order: 'oldest-first' }), []);
    await assert.rejects(read({ from: 'elsewhere' }), { code: 'log/cursor-unknown' });
  });

  it('[PR2] begins at a time', async () => {
    const { read, startMs } = await joinWithDays();
    const fromEpochMs = startMs + 3_000;
    assert.deepEqual(await read({ fromEpochMs, order: 'oldest-first' }), [numbers(4, 4)]);
    assert.deepEqual(await read({ fromEpochMs }), [numbers(3)]);
    assert.deepEqual(await read({ fromEpochMs: startMs + 60_000, order: 'oldest-first' }), []);
    assert.deepEqual(await read({ fromEpochMs: startMs + 60_000 }), [numbers(7)]);
    assert.deepEqual(await read({ fromEpochMs: 0 }), []);
  });

  it('[PR7] ends without an error when its signal aborts', async () => {
    const { room, provider } = await joinWithDays();
    const stop = new AbortController();
    const pages = history(room, { limit: 3, signal: stop.signal });
    await pages.next();
    provider.beforeRead = () => new Promise(() => undefined);
    const next = pages.next();
    stop.abort();
    assert.equal((await next).done, true);
  });

  it('[PR2] ends where a page neither gives anything nor says that it is the last', async () => {
    const page = { events: [], start: 'a', end: 'a', isFirst: false, isLast: false };
    const messages = { page: () => Promise.resolve(page) } as Partial<Messages> as Messages;
    for (const order of ['newest-first', 'oldest-first'] as const)
      assert.deepEqual(await take(history({ messages }, { order }), 3), []);
  });
});
