import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RoompaneError, typing } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import { joinFake } from '../../test/room/fake-join.ts';
import { OwnTyping } from './own-typing.ts';

/** What the server is told, each with its second. */
function watchServer() {
  const clock = new ManualClock(0);
  const told: string[] = [];
  const ended = new AbortController();
  const server = { answer: () => Promise.resolve() };
  const setTyping = (isTyping: boolean): Promise<void> => {
    told.push(`${isTyping ? 'on' : 'off'} at ${clock.now() / 1_000}`);
    return server.answer();
  };
  const room = { setTyping } as never;
  const own = new OwnTyping({ room, clock, ended: ended.signal });
  const asker = () => {
    const over = new AbortController();
    return { ended: over.signal, isPage: false, channel: 'test', end: () => over.abort() };
  };
  return { clock, told, own, ended, asker, server };
}

describe('the local user’s own typing', () => {
  it('[TY2] [TY3] is kept up for 10 s by one word, and is then over', async () => {
    const { own, told, clock, asker } = watchServer();
    await own.set(true, asker());
    clock.advance(60_000);
    assert.deepEqual(told, ['on at 0', 'on at 5', 'off at 10']);
    assert.equal(clock.pending, 0);
  });

  it('[TY3] reaches the server at most once a second, however often it is said', async () => {
    const { own, told, clock, asker } = watchServer();
    const one = asker();
    for (let ms = 0; ms < 12_000; ms += 5) {
      await own.set(ms % 10 === 0, one);
      clock.advance(5);
    }
    assert.ok(told.length > 5 && told.length <= 13, told.join(', '));
    const flood = watchServer();
    for (let ms = 0; ms < 12_000; ms += 5) {
      await flood.own.set(true, one);
      flood.clock.advance(5);
    }
    assert.deepEqual(flood.told, ['on at 0', 'on at 5', 'on at 10']);
  });

  it('[TY2] lasts while one of those who say so says so', async () => {
    const { own, told, clock, asker } = watchServer();
    const [page, addin] = [asker(), asker()];
    await own.set(true, page);
    await own.set(true, addin);
    clock.advance(2_000);
    await own.set(false, page);
    clock.advance(2_000);
    assert.deepEqual(told, ['on at 0']);
    await own.set(false, addin);
    assert.deepEqual(told, ['on at 0', 'off at 4']);
  });

  it('[TY2] is over with the session that said so', async () => {
    const { own, told, clock, asker } = watchServer();
    const addin = asker();
    await own.set(true, addin);
    clock.advance(3_000);
    addin.end();
    assert.deepEqual(told, ['on at 0', 'off at 3']);
    await own.set(true, addin);
    assert.deepEqual(told, ['on at 0', 'off at 3']);
  });

  it('[TY2] is said no more when the room is over', async () => {
    const { own, told, clock, asker, ended } = watchServer();
    await own.set(true, asker());
    ended.abort();
    clock.advance(60_000);
    assert.deepEqual([told, clock.pending], [['on at 0'], 0]);
  });

  it('[TY3] rejects with what the server answers, and troubles nobody with what it answers later on', async () => {
    const { own, clock, asker, server } = watchServer();
    server.answer = () => Promise.reject(new RoompaneError('provider/unavailable'));
    await assert.rejects(own.set(true, asker()), { code: 'provider/unavailable' });
    clock.advance(60_000);
  });

  it('[PR12] is an error where the server does not take it', async () => {
    const { room } = await joinFake({ capabilities: { typing: 'Nobody knows.' } });
    await assert.rejects(typing(room).set(true), { code: 'feature/unsupported' });
  });
});
