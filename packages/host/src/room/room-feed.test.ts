import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { LogEvent, LogRange } from '@roompane/protocol';
import { RoompaneError } from '@roompane/protocol';
import { joinFake, numbers, take, wordsOf } from '../../test/room/fake-join.ts';

describe('the live messages of a room', () => {
  it('[PR3] begin now, with `caught-up`, and go on in order', async () => {
    const { room, say } = await joinFake({ before: numbers(3) });
    const live = room.messages.live();
    for (const text of numbers(3, 4)) say(text);
    assert.deepEqual((await take(live, 4)).map(wordsOf), ['caught-up', ...numbers(3, 4)]);
    const next = take(live, 1);
    say('later');
    assert.deepEqual((await next).map(wordsOf), ['later']);
  });

  it('[PR3] give what was missed behind a place, then `caught-up` once, then what comes', async () => {
    const { room, say } = await joinFake({ before: numbers(600) });
    const first = (await take(room.messages.history({ limit: 256 }), 3)).at(-1)!;
    const live = room.messages.live({ after: first.events[0]!.cursor });
    assert.deepEqual((await take(live, 600)).map(wordsOf), [...numbers(599, 2), 'caught-up']);
    say('later');
    assert.deepEqual((await take(live, 1)).map(wordsOf), ['later']);
  });

  it('[PR3] go on behind a page of an empty room', async () => {
    const { room, say } = await joinFake();
    const { end } = await room.messages.latest();
    numbers(2).forEach(say);
    assert.deepEqual((await take(room.messages.live({ after: end }), 3)).map(wordsOf), [...numbers(2), 'caught-up']);
  });

  it('[PR3] go on behind an empty page at the end, whose place has another name', async () => {
    const { room, say } = await joinFake({ before: numbers(2) });
    const { end } = await room.messages.latest();
    const synonym = 'room/b2';
    assert.notEqual(synonym, end);
    const live = room.messages.live({ after: synonym });
    assert.deepEqual((await take(live, 1)).map(wordsOf), ['caught-up']);
    say('later');
    assert.deepEqual((await take(live, 1)).map(wordsOf), ['later']);
  });

  it('[PR3] share one stream of the provider among all who read and listen', async () => {
    const { room, provider, say } = await joinFake();
    const streams = [room.messages.live(), room.messages.live(), room.messages.live({ after: room.feed.head })];
    const heard: string[] = [];
    const stop = new AbortController();
    room.feed.listen((event) => heard.push(wordsOf(event)), { signal: stop.signal });
    numbers(2).forEach(say);
    await setImmediate();
    for (const stream of streams) assert.deepEqual((await take(stream, 3)).map(wordsOf), [...numbers(2), 'caught-up']);
    stop.abort();
    say('unheard');
    await setImmediate();
    assert.deepEqual(heard, numbers(2));
    assert.equal(provider.liveStreams, 1);
  });

  it('[ST5] catch a reader up who stopped asking, from the log, and tell it', async () => {
    const { room, say } = await joinFake();
    const live = room.messages.live();
    assert.deepEqual((await take(live, 1)).map(wordsOf), ['caught-up']);
    say('number 1');
    assert.deepEqual((await take(live, 1)).map(wordsOf), ['number 1']);
    for (const text of numbers(2_000, 2)) {
      say(text);
      await setImmediate();
    }
    assert.deepEqual((await take(live, 2_001)).map(wordsOf), [...numbers(2_000, 2), 'caught-up']);
  });

  it('[ST6] say where events are missing', async () => {
    const { room, deployment, say } = await joinFake();
    const live = room.messages.live();
    say('before');
    deployment.loseEvents('room');
    say('behind');
    assert.deepEqual((await take(live, 4)).map(wordsOf), ['caught-up', 'before', 'gap', 'behind']);
  });

  it('[ST6] say that a place is not of this log, and begin now', async () => {
    const { room, say } = await joinFake({ before: ['old'] });
    const live = room.messages.live({ after: 'another room’s' });
    assert.deepEqual(await take(live, 2), [{ type: 'gap', after: 'another room’s' }, { type: 'caught-up' }]);
    say('new');
    assert.deepEqual((await take(live, 1)).map(wordsOf), ['new']);
  });

  it('[PR3] [LO3] give each event once although the live stream lags behind the pages', async () => {
    const { room, deployment, clock, say } = await joinFake({ before: ['number 1'] });
    deployment.breakLine('room');
    await setImmediate();
    say('number 2');
    say('number 3');
    const page = await room.messages.latest();
    assert.equal(page.events.length, 3);
    assert.notEqual(room.feed.head, page.end, 'the feed has not heard of them');
    const behind = room.messages.live({ after: page.end });
    const all = room.messages.live({ after: page.events[0]!.cursor });
    assert.deepEqual((await take(behind, 1)).map(wordsOf), ['caught-up']);
    assert.deepEqual((await take(all, 3)).map(wordsOf), [...numbers(2, 2), 'caught-up']);
    deployment.repairLine('room');
    clock.advance(1_000);
    await setImmediate();
    say('number 4');
    for (const stream of [behind, all]) assert.deepEqual((await take(stream, 1)).map(wordsOf), ['number 4']);
  });

  it('[PR7] try a broken line again, more and more patiently', async () => {
    const { room, deployment, provider, clock } = await joinFake();
    await setImmediate();
    deployment.breakLine('room');
    for (const delayMs of [1_000, 2_000, 4_000]) {
      await setImmediate();
      const before = provider.liveStreams;
      clock.advance(delayMs - 1);
      await setImmediate();
      assert.equal(provider.liveStreams, before);
      clock.advance(1);
      await setImmediate();
      assert.equal(provider.liveStreams, before + 1);
    }
    await room.leave();
    assert.equal(clock.pending, 0);
  });

  it('reject a stream that is read while pages fail, with the provider’s code', async () => {
    const { room, provider } = await joinFake({ before: numbers(3) });
    const { events } = await room.messages.latest();
    provider.beforeRead = () => Promise.reject(new RoompaneError('provider/unavailable'));
    const live = room.messages.live({ after: events[0]!.cursor });
    await assert.rejects(take(live, 1), { code: 'provider/unavailable' });
  });
});

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
