import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { unread, type UnreadState } from '@roompane/protocol';
import { joinFake, numbers, type FakeJoin } from '../../test/room/fake-join.ts';

/** A room whose server does not keep what is read; three messages are older than the user's coming. */
async function joinUncounted() {
  const joined = await joinFake({ before: numbers(3), capabilities: { unread: 'It keeps no marker.' } });
  const stream = unread(joined.room).live()[Symbol.asyncIterator]();
  const next = async (): Promise<UnreadState | undefined> => {
    await setImmediate();
    return (await stream.next()).value as UnreadState | undefined;
  };
  await setImmediate();
  return { ...joined, next };
}

const lastPlace = async ({ room }: Pick<FakeJoin, 'room'>): Promise<string> => (await room.messages.latest()).end;

describe('what is unread where the server does not keep it', () => {
  it('[UN2] is at least what others posted since the room was joined', async () => {
    const { say, room, next } = await joinUncounted();
    assert.deepEqual(await next(), { count: 0, isAtLeast: true });
    say('one');
    say('two');
    await room.post({ body: 'mine' });
    assert.deepEqual(await next(), { count: 2, isAtLeast: true });
  });

  it('[UN2] is counted also before anybody asks', async () => {
    const joined = await joinFake({ capabilities: { unread: 'It keeps no marker.' } });
    await setImmediate();
    joined.say('one');
    await setImmediate();
    const { value } = (await unread(joined.room).live()[Symbol.asyncIterator]().next()) as { value: UnreadState };
    assert.equal(value.count, 1);
  });

  it('[UN2] is exact behind the marker, which moves on and never back', async () => {
    const { say, room, next } = await joinUncounted();
    await next();
    say('one');
    await setImmediate();
    const first = await lastPlace({ room });
    say('two');
    say('three');
    await setImmediate();
    const last = await lastPlace({ room });
    say('four');
    await setImmediate();
    await unread(room).markRead(last);
    assert.deepEqual(await next(), { count: 1, isAtLeast: false, readUpTo: last });
    await unread(room).markRead(first);
    say('five');
    assert.deepEqual(await next(), { count: 2, isAtLeast: false, readUpTo: last });
  });

  it('[UN2] says again that it is a least when something was missed', async () => {
    const { say, room, next, deployment } = await joinUncounted();
    await next();
    say('one');
    await setImmediate();
    await unread(room).markRead(await lastPlace({ room }));
    assert.equal((await next())?.isAtLeast, false);
    deployment.loseEvents('room');
    assert.equal((await next())?.isAtLeast, true);
  });

  it('[UN1] [PR5] leaves the marker where it is for a place before it, and refuses one of another log', async () => {
    const { say, room, next } = await joinUncounted();
    await next();
    const { start } = await room.messages.latest();
    await unread(room).markRead(start);
    say('one');
    assert.deepEqual(await next(), { count: 1, isAtLeast: true });
    await assert.rejects(unread(room).markRead('elsewhere'), { code: 'log/cursor-unknown' });
  });
});
