import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { LIMITS, type Person } from '@roompane/protocol';
import { joinFake, priya, take } from '../../test/room/fake-join.ts';

describe('the roster', () => {
  it('[PR6] is a snapshot, then deltas, of one stream of the provider for all', async () => {
    const { room, provider, deployment } = await joinFake();
    assert.equal(provider.rosterStreams, 0, 'nobody asked yet');
    const rosters = [room.roster.live(), room.roster.live()];
    for (const roster of rosters) {
      const [snapshot] = await take(roster, 1);
      assert.equal(snapshot?.type === 'snapshot' && snapshot.entries[0]?.isSelf, true);
    }
    const other = await deployment.connect(priya);
    const otherRoom = await other.join('room');
    await otherRoom.leave();
    for (const roster of rosters) {
      assert.deepEqual(
        (await take(roster, 2)).map(({ type, count }) => [type, count]),
        [
          ['set', 2],
          ['left', 1],
        ],
      );
    }
    assert.equal(provider.rosterStreams, 1);
    assert.equal(room.people.snapshot?.entries.length, 1);
  });

  it('[PR6] is given whole to a reader who fell behind', async () => {
    const { room, deployment } = await joinFake();
    const roster = room.roster.live();
    await take(roster, 1);
    for (let round = 0; round < 400; round++) {
      deployment.changeRole('room', 'priya', round % 2 ? 'member' : 'manager');
      const other = await (await deployment.connect(priya)).join('room');
      await setImmediate();
      await other.leave();
    }
    await setImmediate();
    const [snapshot] = await take(roster, 1);
    assert.equal(snapshot?.type, 'snapshot');
    assert.equal(snapshot.count, 1);
  });

  it('[PR6] says to who follows it when the room is too large to list, and when it is no longer', async () => {
    const { room, deployment } = await joinFake();
    const people: Person[] = Array.from({ length: LIMITS.rosterPeople - 1 }, (_, index) => {
      return { id: `p${index}`, name: `Person ${index}`, kind: 'user' };
    });
    for (const person of people) deployment.enter('room', person);
    const roster = room.roster.live();
    await take(roster, 1);
    deployment.enter('room', priya);
    const [large] = await take(roster, 1);
    assert.ok(large?.type === 'snapshot' && large.isTruncated, 'told that not everybody is listed');
    assert.deepEqual([large.entries.length, large.count], [LIMITS.rosterPeople, LIMITS.rosterPeople + 1]);
    deployment.leave('room', priya);
    const [whole] = await take(roster, 1);
    assert.ok(whole?.type === 'snapshot' && !whole.isTruncated, 'told that everybody is listed');
    assert.deepEqual([whole.entries.length, whole.count], [LIMITS.rosterPeople, LIMITS.rosterPeople]);
  });
});
