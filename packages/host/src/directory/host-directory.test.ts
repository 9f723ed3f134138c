import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import {
  directory,
  type FollowedState,
  type Invitation,
  LIMITS,
  type RoomInfo,
  RoompaneError,
  type RoomQuery,
} from '@roompane/protocol';
import { joinFake } from '../../test/room/fake-join.ts';
import { joinRoom } from '../room/join-room.ts';

const info = (id: string, chars = 0): RoomInfo => ({
  id,
  title: id,
  description: '\u0001'.repeat(chars),
  kind: 'regular',
  privacy: 'open',
});
const rooms = (count: number, chars?: number): readonly RoomInfo[] =>
  Array.from({ length: count }, (_, index) => info(`room ${index}`, chars));

const idsOf = (state: FollowedState): readonly string[] => state.rooms.map(({ id }) => id);

async function joinWithRooms() {
  const joined = await joinFake();
  for (const id of ['rates', 'credit']) joined.deployment.addRoom({ id, title: `${id} desk` });
  const stream = directory(joined.room).followed()[Symbol.asyncIterator]();
  const followed = async (): Promise<FollowedState> => {
    await setImmediate();
    return (await stream.next()).value as FollowedState;
  };
  return { ...joined, followed };
}

describe('the rooms of a chat server', () => {
  it('[DI1] are found by words, in pages, and looked at by id', async () => {
    const { room } = await joinWithRooms();
    const server = directory(room);
    const first = await server.find({ text: 'desk', limit: 2 });
    const { rooms: last, next } = await server.find({ text: 'desk', limit: 2, after: first.next });
    assert.deepEqual([...first.rooms, ...last].map(({ id }) => id).sort(), ['credit', 'rates', 'room']);
    assert.equal(next, undefined);
    assert.deepEqual((await server.find({ text: 'no such room' })).rooms, []);
    assert.equal((await server.info('rates')).title, 'rates desk');
    await assert.rejects(server.info('nowhere'), { code: 'room/not-found' });
  });

  it('[DI1] come in pages that fit one envelope, and lead on without a hole', async () => {
    const { room, provider } = await joinFake();
    const all = rooms(60, 2_000);
    const asked: (number | undefined)[] = [];
    provider.find = ({ limit = 20, after = '0' }: RoomQuery) => {
      asked.push(limit);
      const end = Number(after) + limit;
      const next = end < all.length ? { next: `${end}` } : {};
      return Promise.resolve({ rooms: all.slice(Number(after), end), ...next });
    };
    const found: RoomInfo[] = [];
    for (let after: string | undefined; ;) {
      const page = await directory(room).find({ text: '', limit: 60, after });
      assert.ok(JSON.stringify(page).length < LIMITS.envelopeChars);
      found.push(...page.rooms);
      if (!(after = page.next)) break;
    }
    assert.deepEqual(found, all);
    assert.deepEqual(asked.slice(0, 4), [60, 30, 15, 60]);
  });

  it('[DI1] are asked for so often and no more where a server heeds no limit', async () => {
    const { room, provider } = await joinFake();
    let asked = 0;
    provider.find = () => Promise.resolve({ rooms: rooms((asked++, 60), 2_000) });
    await directory(room).find({ text: '', limit: 100 });
    assert.equal(asked, 7);
  });

  it('[DI2] [DI3] that one follows are told whole, and again after each change', async () => {
    const { room, followed } = await joinWithRooms();
    assert.deepEqual(idsOf(await followed()), ['room']);
    const server = directory(room);
    await server.follow('rates');
    await server.follow('rates');
    assert.deepEqual(idsOf(await followed()), ['room', 'rates']);
    await server.follow('credit');
    await server.unfollow('rates');
    await server.unfollow('rates');
    assert.deepEqual(idsOf(await followed()), ['credit', 'room']);
    await assert.rejects(server.follow('nowhere'), { code: 'room/not-found' });
  });

  it('[DI2] are read once for every room of a provider, by the first who asks', async () => {
    const { provider, room, clock } = await joinFake();
    let reads = 0;
    provider.followed = () => Promise.resolve([info(`read ${++reads}`)]);
    const other = await joinRoom(provider, 'room', { clock });
    assert.equal(reads, 0);
    const next = async (of: typeof room): Promise<FollowedState> =>
      (await directory(of).followed()[Symbol.asyncIterator]().next()).value as FollowedState;
    assert.deepEqual([(await next(room)).rooms[0]?.id, (await next(other)).rooms[0]?.id], ['read 1', 'read 1']);
    provider.dispatchEvent(new Event('followed-changed'));
    provider.dispatchEvent(new Event('followed-changed'));
    await setImmediate();
    assert.equal((await next(other)).rooms[0]?.id, 'read 2');
    assert.equal(reads, 2);
  });

  it('[DI2] are read again by themselves while the server is away', async () => {
    const { provider, room, clock } = await joinFake();
    let isAway = true;
    provider.followed = () =>
      isAway ? Promise.reject(new RoompaneError('provider/unavailable')) : Promise.resolve([info('rates')]);
    const next = directory(room).followed()[Symbol.asyncIterator]().next();
    await setImmediate();
    isAway = false;
    clock.advance(1_000);
    assert.deepEqual((await next).value, { rooms: [info('rates')], isTruncated: false });
  });

  it('[DI2] say that there are more than are told', async () => {
    for (const all of [rooms(LIMITS.followedRooms + 1), rooms(400, 2_000)]) {
      const { provider, room } = await joinFake();
      provider.followed = () => Promise.resolve(all);
      const { value } = (await directory(room).followed()[Symbol.asyncIterator]().next()) as { value: FollowedState };
      assert.equal(value.isTruncated, true);
      assert.deepEqual(value.rooms, all.slice(0, value.rooms.length));
      assert.ok(JSON.stringify(value).length < LIMITS.envelopeChars);
    }
  });

  it('[DI2] that one is invited to are told whole, and again after each change', async () => {
    const { provider, room } = await joinFake();
    let standing: readonly Invitation[] = [{ room: info('rates'), atEpochMs: 1 }];
    provider.invitations = () => Promise.resolve(standing);
    provider.decline = (roomId) => {
      standing = standing.filter((each) => each.room.id !== roomId);
      provider.dispatchEvent(new Event('invitations-changed'));
      return Promise.resolve();
    };
    const stream = directory(room).invitations()[Symbol.asyncIterator]();
    assert.deepEqual((await stream.next()).value, { invitations: [{ room: info('rates'), atEpochMs: 1 }] });
    await directory(room).decline('rates');
    assert.deepEqual((await stream.next()).value, { invitations: [] });
  });

  it('[PR17] [DI2] that one is asked into are told with who asks, and why', async () => {
    const { deployment, room, clock } = await joinFake();
    const guest = await deployment.connect({ id: 'tom', name: 'Tom Akers', kind: 'user' });
    deployment.addRoom({ id: 'lobby', roles: { tom: 'member' } });
    const lobby = await joinRoom(guest, 'lobby', { clock });
    const stream = directory(lobby).invitations()[Symbol.asyncIterator]();
    assert.deepEqual((await stream.next()).value, { invitations: [] });
    await room.invite('tom', { reason: 'The fixing' });
    const { invitations } = (await stream.next()).value as { invitations: readonly Invitation[] };
    assert.deepEqual(
      invitations.map(({ room: to, by, reason }) => [to.id, by?.id, reason]),
      [['room', 'sam', 'The fixing']],
    );
    await assert.rejects(room.invite('tom', { signal: AbortSignal.abort() }), { code: 'call/aborted' });
    await room.leave();
    await assert.rejects(room.invite('tom'), { code: 'room/not-joined' });
  });

  it('[PR12] are an error where the server has none, which the next who asks finds out anew', async () => {
    const { provider, room } = await joinFake();
    const first = () => directory(room).followed()[Symbol.asyncIterator]().next();
    const followed = provider.followed.bind(provider);
    provider.followed = () => Promise.reject(new RoompaneError('feature/unsupported'));
    await assert.rejects(first(), { code: 'feature/unsupported' });
    provider.followed = followed;
    assert.deepEqual(idsOf((await first()).value as FollowedState), ['room']);
  });

  it('[LT4] leave nothing behind when the provider is let go', async () => {
    const { provider, room, clock } = await joinFake();
    provider.followed = () => Promise.reject(new RoompaneError('provider/unavailable'));
    const next = directory(room).followed()[Symbol.asyncIterator]().next();
    next.catch(() => undefined);
    await setImmediate();
    assert.equal(clock.pending, 1);
    await provider.disconnect();
    await setImmediate();
    assert.equal(clock.pending, 0);
  });
});
