import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { LIMITS, type Person, RoompaneError, type TypingEvent, typing, type TypingState } from '@roompane/protocol';
import { joinFake, priya, sam } from '../../test/room/fake-join.ts';
import { PushedStream } from '../../test/room/pushed-stream.ts';

const person = (id: string): Person => ({ id, name: id, kind: 'user' });

/** Sam’s room, and what the server says of others. */
async function watchTyping() {
  const joined = await joinFake({ capabilities: { typing: true } });
  const { provider, room } = joined;
  const server = new PushedStream<TypingEvent>();
  provider.joined[0]!.typing = (options) => server.read(options);
  const reader = (signal?: AbortSignal) => typing(room).live({ signal })[Symbol.asyncIterator]();
  const stream = reader();
  const names = async (): Promise<readonly string[]> => {
    await setImmediate();
    const { value } = (await stream.next()) as IteratorResult<TypingState, undefined>;
    return value!.people.map(({ id }) => id);
  };
  assert.deepEqual(await names(), []);
  await setImmediate();
  const tell = (...events: readonly (readonly [string, boolean])[]): void =>
    server.push(...events.map(([id, isTyping]) => ({ person: person(id), isTyping })));
  return { ...joined, server, reader, stream, names, tell };
}

describe('who is typing', () => {
  it('[TY1] is told in the order in which they began, without the local user', async () => {
    const { tell, names } = await watchTyping();
    tell(['priya', true], [sam.id, true], ['mia', true], ['priya', true]);
    assert.deepEqual(await names(), ['priya', 'mia']);
    tell(['priya', false]);
    assert.deepEqual(await names(), ['mia']);
  });

  it('[TY1] is over 10 s after it was last heard', async () => {
    const { tell, names, clock } = await watchTyping();
    tell(['priya', true], ['mia', true]);
    assert.deepEqual(await names(), ['priya', 'mia']);
    clock.advance(9_999);
    tell(['mia', true]);
    await setImmediate();
    clock.advance(1);
    assert.deepEqual(await names(), ['mia']);
    clock.advance(9_999);
    assert.deepEqual(await names(), []);
    assert.equal(clock.pending, 0);
  });

  it('[TY1] is over when they post', async () => {
    const { tell, names, say: sayAsPriya } = await watchTyping();
    tell([priya.id, true]);
    assert.deepEqual(await names(), [priya.id]);
    sayAsPriya('Done');
    assert.deepEqual(await names(), []);
  });

  it('[TY1] is so many and no more, however many a server names', async () => {
    const { tell, names } = await watchTyping();
    tell(...Array.from({ length: 1_000 }, (_, index) => [`p${index}`, true] as const));
    const shown = Array.from({ length: LIMITS.typingPeople }, (_, index) => `p${index}`);
    await setImmediate();
    assert.deepEqual(await names(), shown);
  });

  it('[TY1] is one stream of the provider, begun by the first who reads it and gone with the room', async () => {
    const { server, reader, room, tell, clock } = await watchTyping();
    const other = reader();
    await other.next();
    assert.equal(server.readers, 1);
    tell(['priya', true]);
    await other.next();
    await room.leave();
    await setImmediate();
    assert.deepEqual([server.readers, clock.pending], [0, 0]);
    await assert.rejects(other.next(), { code: 'room/not-joined' });
  });

  it('[PR12] is an error where the server does not say it, and where it does so no more', async () => {
    const { room } = await joinFake({ capabilities: { typing: 'Nobody knows.' } });
    await assert.rejects(typing(room).live()[Symbol.asyncIterator]().next(), {
      code: 'feature/unsupported',
      message: 'Nobody knows.',
    });
    const later = await joinFake({ capabilities: { typing: true } });
    later.provider.joined[0]!.typing = () => {
      throw new RoompaneError('feature/unsupported');
    };
    const stream = typing(later.room).live()[Symbol.asyncIterator]();
    await stream.next();
    await assert.rejects(stream.next(), { code: 'feature/unsupported' });
  });
});
