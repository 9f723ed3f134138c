import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { RoompaneError } from '@roompane/protocol';
import { joinFake, numbers, take, wordsOf } from '../../test/room/fake-join.ts';
import { RoomFeed } from './room-feed.ts';

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

  it('[ST6] say what the server has forgotten behind a place, and go on with what it still has', async () => {
    const { room, deployment } = await joinFake({ before: numbers(4) });
    const [first] = deployment.log('room');
    deployment.forget('room', { keep: 2 });
    const behind = room.messages.live({ after: first!.cursor });
    assert.deepEqual((await take(behind, 4)).map(wordsOf), ['gap', 'number 3', 'number 4', 'caught-up']);
  });

  for (const remembersPlaces of [true, false]) {
    const server = remembersPlaces ? 'knows the place as one' : 'knows the place no longer';
    it(`[ST6] go on when the server has forgotten what came behind their own place, and ${server}`, async () => {
      const { room, deployment, clock, say } = await joinFake({ before: ['known'] });
      const live = room.messages.live();
      await take(live, 1);
      deployment.breakLine('room');
      await setImmediate();
      numbers(3).forEach(say);
      deployment.forget('room', { keep: 1, remembersPlaces });
      deployment.repairLine('room');
      clock.advance(1_000);
      assert.deepEqual((await take(live, 2)).map(wordsOf), ['gap', 'number 3']);
      say('number 4');
      assert.deepEqual((await take(live, 1)).map(wordsOf), ['number 4']);
      assert.equal(room.signal.aborted, false);
    });
  }

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

  it('[PR3] [LO3] give each event once although two readers catch the feed up at a time', async () => {
    const { room, provider, deployment, clock, say } = await joinFake({ before: ['0'] });
    await setImmediate();
    deployment.breakLine('room');
    // More than the feed keeps, so that it would not know the first of them again.
    numbers(1_500).forEach(say);
    const held: (() => void)[] = [];
    let pages = 0;
    provider.beforeRead = () => (++pages === 1 ? new Promise((resolve) => held.push(resolve)) : Promise.resolve());
    const [slow, fast] = [room.messages.live({ after: room.feed.head }), room.messages.live({ after: room.feed.head })];
    const behind = take(slow, 1);
    await setImmediate();
    assert.deepEqual((await take(fast, 1_501)).map(wordsOf), [...numbers(1_500), 'caught-up']);
    const heard: string[] = [];
    room.feed.listen((event) => heard.push(wordsOf(event)), { signal: room.signal });
    held[0]!();
    assert.deepEqual((await behind).map(wordsOf), ['number 1']);
    deployment.repairLine('room');
    clock.advance(30_000);
    await setImmediate();
    say('the last');
    assert.deepEqual((await take(slow, 1_501)).map(wordsOf), [...numbers(1_499, 2), 'the last', 'caught-up']);
    assert.deepEqual((await take(fast, 1)).map(wordsOf), ['the last']);
    assert.deepEqual(heard, ['the last']);
  });

  it('[LO3] count an event once that the provider gives twice', async () => {
    const { clock, provider, deployment, say } = await joinFake();
    const joined = await provider.join('room');
    const { end: head } = await joined.readLog({ limit: 1 });
    const live = joined.live.bind(joined);
    joined.live = async function* (options) {
      for await (const event of live(options)) yield* [event, event];
    };
    const ended = new AbortController();
    const onEnd = (reason: RoompaneError): void => assert.fail(reason);
    const feed = new RoomFeed(joined, { head, clock, signal: ended.signal, onEnd });
    numbers(3).forEach(say);
    await setImmediate();
    const { events } = await feed.read(feed.placeAfter(head));
    assert.deepEqual(
      events.map(({ event }) => wordsOf(event)),
      [...numbers(3), 'caught-up'],
    );
    assert.equal(feed.head, deployment.log('room').at(-1)?.cursor);
    ended.abort();
  });

  it('[PR3] tell a reader at once of what came while it looked', async () => {
    const { room, say } = await joinFake();
    const { place } = await room.feed.read(room.feed.placeAfter());
    say('meanwhile');
    await setImmediate();
    await room.feed.changed(place, { signal: new AbortController().signal });
    const { events } = await room.feed.read(place);
    assert.deepEqual(
      events.map(({ event }) => wordsOf(event)),
      ['meanwhile'],
    );
  });

  it('[PR7] try a broken line again, more and more patiently, and from the start once it held', async () => {
    const { room, deployment, provider, clock, say } = await joinFake();
    await setImmediate();
    deployment.breakLine('room');
    const expectRetryAfter = async (delayMs: number): Promise<void> => {
      await setImmediate();
      const before = provider.liveStreams;
      clock.advance(delayMs - 1);
      await setImmediate();
      assert.equal(provider.liveStreams, before);
      clock.advance(1);
      await setImmediate();
      assert.equal(provider.liveStreams, before + 1);
    };
    for (const delayMs of [1_000, 2_000, 4_000]) await expectRetryAfter(delayMs);
    deployment.repairLine('room');
    await expectRetryAfter(8_000);
    say('it holds');
    await setImmediate();
    deployment.breakLine('room');
    await expectRetryAfter(1_000);
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
