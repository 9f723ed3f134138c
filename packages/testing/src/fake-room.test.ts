import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  directory,
  type Person,
  react,
  readServerClock,
  redact,
  type RoomInfo,
  search,
  signals,
  typing,
  unread,
} from '@roompane/protocol';
import { fakeRoom } from './fake-room.ts';

const tom: Person = { id: 'tom', name: 'Tom Akers', kind: 'user' };
const swaps: RoomInfo = { id: 'swaps', title: 'Swaps', description: '', kind: 'regular', privacy: 'open' };

/** The next `count` states of a stream, beginning with the one that there is. */
async function take<State>(states: AsyncIterable<State>, count: number, act: () => unknown): Promise<State[]> {
  const iterator = states[Symbol.asyncIterator]();
  const taken: State[] = [];
  for (let index = 0; index < count; index++) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
    if (index === 0) await act();
  }
  await iterator.return?.();
  return taken;
}

describe('the nouns of a fake room', () => {
  it('find messages as they stand now', async () => {
    const room = fakeRoom({ messages: [{ body: 'Two at 86' }, { body: 'Three at 87', author: 'Sam' }] });
    const { found, total } = await search(room, { words: 'at 8', order: 'oldest-first' });
    assert.deepEqual([total, found.map(({ message }) => message.body.text)], [2, ['Two at 86', 'Three at 87']]);
    await assert.rejects(search(room, { limit: 0 }), { code: 'argument/invalid' });
  });

  it('remove what is one’s own, and react', async () => {
    const room = fakeRoom({
      messages: [{ id: 'theirs' }, { id: 'mine', author: { id: 'sam', name: 'Sam', kind: 'user' } }],
    });
    await assert.rejects(redact(room, 'theirs'), { code: 'message/forbidden' });
    await assert.rejects(redact(room, 'nobody’s'), { code: 'message/not-found' });
    await redact(room, 'mine');
    await redact(room, 'mine');
    const reaction = { messageId: 'theirs', reaction: '👍', isOn: true };
    await react(room, reaction);
    await react(room, reaction);
    assert.deepEqual(
      room.log.events.map(({ type }) => type),
      ['posted', 'posted', 'redacted', 'reacted'],
    );
    assert.deepEqual(
      (await search(room, {})).found.map(({ message }) => message.id),
      ['theirs'],
    );
  });

  it('count what is unread, up to a marker that never goes back', async () => {
    const room = fakeRoom({ messages: [{}, {}, {}] });
    const [first, second] = room.log.events;
    const states = await take(unread(room).live(), 3, async () => {
      await unread(room).markRead(second!.cursor);
      await unread(room).markRead(first!.cursor);
      room.say({ body: 'new' });
    });
    assert.deepEqual(
      states.map(({ count }) => count),
      [3, 1, 2],
    );
    await assert.rejects(unread(room).markRead('elsewhere'), { code: 'log/cursor-unknown' });
  });

  it('carry signals of other instances, and know what was sent to them', async () => {
    const room = fakeRoom();
    const stream = signals(room).live()[Symbol.asyncIterator]();
    const next = stream.next();
    room.states.signal(tom, { row: 3 });
    assert.deepEqual((await next).value, { from: tom, data: { row: 3 }, missed: 0 });
    await signals(room).send({ row: 4 });
    assert.deepEqual(room.states.signalled, [{ row: 4 }]);
  });

  it('say who is typing, and know whether the local user is', async () => {
    const room = fakeRoom();
    const states = await take(typing(room).live(), 3, () => {
      room.states.type(tom, true);
      room.states.type(tom, true);
      room.states.type(tom, false);
    });
    assert.deepEqual(
      states.map(({ people }) => people.length),
      [0, 1, 0],
    );
    await typing(room).set(true);
    assert.equal(room.states.isTyping, true);
  });

  it('know other rooms, which are followed, and who invites', async () => {
    const room = fakeRoom({ otherRooms: [swaps] });
    const rooms = directory(room);
    assert.deepEqual((await rooms.find({ text: 'swap' })).rooms, [swaps]);
    assert.deepEqual(await rooms.info('swaps'), swaps);
    await assert.rejects(rooms.info('elsewhere'), { code: 'room/not-found' });
    const states = await take(rooms.followed(), 3, async () => {
      await rooms.follow('swaps');
      await rooms.follow('swaps');
      await rooms.unfollow('swaps');
    });
    assert.deepEqual(
      states.map((state) => state.rooms.length),
      [0, 1, 0],
    );
    const invited = await take(rooms.invitations(), 3, async () => {
      room.states.invitations.set({ invitations: [{ room: swaps, by: tom, atEpochMs: 7 }] });
      await rooms.decline('swaps');
    });
    assert.deepEqual(
      invited.map((state) => state.invitations.length),
      [0, 1, 0],
    );
  });

  it('tell the server’s clock, and end with the room', async () => {
    const room = fakeRoom();
    room.states.serverOffsetMs = 90_000;
    assert.deepEqual(await readServerClock(room), { offsetMs: 90_000 });
    const next = take(unread(room).live(), 2, () => room.close());
    await assert.rejects(next, { code: 'connection/closed' });
  });
});
