import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LogEvent, LogRange } from '@roompane/protocol';
import { joinFake, numbers, take, wordsOf } from '../../test/room/fake-join.ts';

describe('the pages of a room', () => {
  it('[PR2] lead from the newest to the oldest without a hole', async () => {
    const { room } = await joinFake({ before: numbers(7) });
    const pages = await take(room.messages.history({ limit: 3 }), 10);
    assert.deepEqual(
      pages.map(({ events, isFirst }) => [events.map(wordsOf), isFirst]),
      [
        [numbers(3, 5), false],
        [numbers(3, 2), false],
        [numbers(1), true],
      ],
    );
  });

  it('[PR2] end where a provider gives nothing more, although it does not say that it was the first', async () => {
    const { room, provider } = await joinFake({ before: numbers(2) });
    const [joined] = provider.joined;
    const readLog = joined!.readLog.bind(joined);
    joined!.readLog = async (range: LogRange) => {
      const page = await readLog(range);
      return range.before === undefined ? { ...page, isFirst: false } : { ...page, events: [], isFirst: false };
    };
    assert.equal((await take(room.messages.history({ limit: 2 }), 10)).length, 1);
  });

  it('fit live: behind a page comes what it does not have', async () => {
    const { room, say } = await joinFake({ before: numbers(4) });
    const page = await room.messages.latest({ limit: 2 });
    const older = await room.messages.older({ before: page.start });
    say('number 5');
    const live = await take(room.messages.live({ after: page.end }), 1);
    const events = [...older.events, ...page.events, ...live].map((event) => wordsOf(event as LogEvent));
    assert.deepEqual(events, numbers(5));
  });

  it('reject a limit that no page has, and places of another log', async () => {
    const { room } = await joinFake();
    for (const limit of [0, 257, 1.5, Number.NaN]) {
      await assert.rejects(room.messages.latest({ limit }), { code: 'argument/invalid' });
    }
    await assert.rejects(room.messages.older({ before: 'elsewhere' }), { code: 'log/cursor-unknown' });
  });
});
