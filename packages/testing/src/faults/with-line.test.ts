import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import {
  createDraft,
  type LiveEvent,
  type ProviderRoom,
  type ProviderRoomChangeEvent,
  RoompaneError,
  type RoomProvider,
} from '@roompane/protocol';
import { FakeDeployment } from '../fake-deployment.ts';
import type { FakeProvider } from '../fake-provider.ts';
import { ManualClock } from '../manual-clock.ts';
import { takeEvents } from '../suites/expectations.ts';
import { addRooms, clear, priya, sam, settled, textOf } from '../../test/line-stage.ts';
import { LineConditions } from './line-conditions.ts';
import { withLine } from './with-line.ts';

describe('a line', () => {
  let deployment: FakeDeployment;
  let conditions: LineConditions;
  let clock: ManualClock;
  let fake: FakeProvider;
  let provider: RoomProvider;
  let room: ProviderRoom;

  beforeEach(async () => {
    deployment = new FakeDeployment();
    addRooms(deployment);
    conditions = new LineConditions();
    clock = new ManualClock();
    fake = await deployment.connect(sam);
    provider = withLine(fake, conditions, { clock });
    room = await provider.join('room');
  });

  async function followLive(): Promise<AsyncIterator<LiveEvent, unknown>> {
    const { end } = await room.readLog({ limit: 1 });
    return room.live({ after: end })[Symbol.asyncIterator]();
  }

  const say = (text: string): void => void deployment.say('room', priya, { body: text });
  const post = (text: string): Promise<unknown> => room.post(clear(createDraft({ body: text }, text)));

  it('lets answers and events come later by the latency, each by its own and in order', async () => {
    const live = await followLive();
    conditions.latencyMs = 300;
    const order: string[] = [];
    const read = async (): Promise<void> => {
      for await (const event of { [Symbol.asyncIterator]: () => live }) order.push(`live ${textOf(event)}`);
    };
    void read();
    say('one');
    await settled();
    clock.advance(200);
    say('two');
    void post('mine').then(() => order.push('answer'));
    await settled();
    clock.advance(99);
    await settled();
    assert.deepEqual(order, []);
    clock.advance(1);
    await settled();
    assert.deepEqual(order, ['live one']);
    clock.advance(200);
    await settled();
    assert.deepEqual(order.sort(), ['answer', 'live mine', 'live one', 'live two']);
    await provider.disconnect();
  });

  it('lets nothing overtake what was given more time', async () => {
    const live = await followLive();
    conditions.latencyMs = 1_000;
    const first = live.next();
    say('slow');
    await settled();
    conditions.latencyMs = 0;
    const pages = room.readLog({ limit: 10 });
    let isAnswered = false;
    void pages.then(() => (isAnswered = true));
    await settled();
    assert.equal(isAnswered, false);
    clock.advance(1_000);
    assert.equal(textOf(((await first) as IteratorYieldResult<LiveEvent>).value), 'slow');
    assert.equal((await pages).events.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('[PR7] is offline with a state, rejects what is asked and what is under way, and is online again', async () => {
    const states: string[] = [];
    provider.addEventListener('state-changed', () => states.push(provider.state));
    conditions.latencyMs = 100;
    const underWay = room.readLog({ limit: 1 });
    underWay.catch(() => undefined);
    await settled();
    conditions.isOffline = true;
    await assert.rejects(underWay, { code: 'provider/unavailable', isRetryable: true });
    await assert.rejects(post('now'), { code: 'provider/unavailable' });
    await assert.rejects(provider.join('room'), { code: 'provider/unavailable' });
    await assert.rejects(provider.followed(), { code: 'provider/unavailable' });
    conditions.isOffline = false;
    conditions.latencyMs = 0;
    await post('then');
    assert.deepEqual(states, ['offline', 'online']);
    assert.deepEqual(
      deployment.log('room').map((event) => textOf(event)),
      ['then'],
    );
  });

  it('[PR3] holds live streams back while it is down, and goes on from their place', async () => {
    const live = await followLive();
    conditions.latencyMs = 50;
    const coming = takeEvents(live, 3);
    say('before');
    await settled();
    clock.advance(50);
    say('lost on the way');
    await settled();
    conditions.isOffline = true;
    say('meanwhile');
    clock.advance(10_000);
    await settled();
    conditions.isOffline = false;
    await settled();
    clock.advance(50);
    assert.deepEqual((await coming).map(textOf), ['before', 'lost on the way', 'meanwhile']);
  });

  it('[PR4] loses the answer of a post that the server has, and a retry is the same message', async () => {
    conditions.latencyMs = 100;
    const first = post('did it arrive?');
    first.catch(() => undefined);
    await settled();
    conditions.isOffline = true;
    await assert.rejects(first, { code: 'provider/unavailable' });
    conditions.isOffline = false;
    conditions.latencyMs = 0;
    await post('did it arrive?');
    assert.equal(deployment.log('room').length, 1);
  });

  it('fails the next posts as it was told, and no others', async () => {
    conditions.failNext(new RoompaneError('provider/storage-full'));
    conditions.failNext(undefined, { isDelivered: true });
    assert.equal(conditions.failuresDue, 2);
    await assert.rejects(post('one'), { code: 'provider/storage-full' });
    await assert.rejects(post('two'), { code: 'provider/unavailable' });
    await post('three');
    assert.deepEqual(deployment.log('room').map(textOf), ['two', 'three']);
    assert.equal(conditions.failuresDue, 0);
  });

  it('shows another role and another kind of room, tells of each, and posts by them', async () => {
    const seen: unknown[] = [];
    room.addEventListener('changed', (event) => {
      // The room dispatches no other event of that name.
      const { info, standing } = event as ProviderRoomChangeEvent;
      seen.push([info?.kind, standing?.role, standing?.canPost]);
    });
    conditions.role = 'visitor';
    await assert.rejects(post('as a visitor'), { code: 'room/read-only' });
    conditions.role = 'member';
    conditions.roomKind = 'auditorium';
    await assert.rejects(post('as a member'), { code: 'room/read-only' });
    conditions.role = 'presenter';
    await post('as a presenter');
    conditions.roomKind = undefined;
    conditions.role = undefined;
    assert.deepEqual(seen, [
      [undefined, 'visitor', false],
      [undefined, 'member', true],
      ['auditorium', 'member', false],
      [undefined, 'presenter', true],
      ['regular', undefined, undefined],
      [undefined, 'member', true],
    ]);
    assert.deepEqual(deployment.log('room').map(textOf), ['as a presenter']);
  });

  it('gives no right that the server does not give', async () => {
    const other = withLine(await deployment.connect(priya), conditions, { clock });
    const hall = await other.join('hall');
    conditions.role = 'presenter';
    assert.equal(hall.standing.canPost, true);
    await assert.rejects(hall.post(clear(createDraft({ body: 'no' }, 'key'))), { code: 'room/read-only' });
  });

  it('lets a change on the server come through the line', () => {
    conditions.latencyMs = 100;
    const roles: string[] = [];
    room.addEventListener('changed', () => roles.push(room.standing.role));
    deployment.changeRole('room', 'sam', 'manager');
    assert.deepEqual([roles, room.standing.role], [[], 'member']);
    clock.advance(100);
    assert.deepEqual(roles, ['manager']);
    conditions.isOffline = true;
    deployment.changeRole('room', 'sam', 'visitor');
    clock.advance(1_000);
    assert.deepEqual(roles, ['manager']);
    conditions.isOffline = false;
    assert.deepEqual(roles, ['manager', 'visitor']);
  });

  it('[PR6] gives the roster with the role of the conditions, and a new snapshot when it is back', async () => {
    const roster = room.roster()[Symbol.asyncIterator]();
    const [first] = await takeEvents(roster, 1);
    assert.equal(first?.type === 'snapshot' && first.entries[0]?.role, 'member');
    conditions.role = 'visitor';
    const [changed] = await takeEvents(roster, 1);
    assert.equal(changed?.type === 'set' && changed.entry.role, 'visitor');
    const coming = takeEvents(roster, 1);
    conditions.isOffline = true;
    await (await deployment.connect(priya)).join('room');
    conditions.isOffline = false;
    const [again] = await coming;
    assert.equal(again?.type === 'snapshot' && again.entries.length, 2);
    assert.equal(again?.type === 'snapshot' && again.entries.find(({ isSelf }) => isSelf)?.role, 'visitor');
  });

  it('connects when it is back, if it was asked to while it was down', async () => {
    conditions.isOffline = true;
    const fresh = withLine(deployment.createProvider(sam), conditions, { clock });
    const states: string[] = [];
    fresh.addEventListener('state-changed', () => states.push(fresh.state));
    await assert.rejects(fresh.connect(), { code: 'provider/unavailable' });
    conditions.isOffline = false;
    await settled();
    assert.deepEqual(states.at(-1), 'online');
  });

  it('[PR7] leaves a room again whose answer nobody waits for', async () => {
    conditions.latencyMs = 100;
    const joining = provider.join('a second');
    joining.catch(() => undefined);
    await settled();
    assert.equal(fake.joined.length, 2);
    conditions.isOffline = true;
    await assert.rejects(joining, { code: 'provider/unavailable' });
    await settled();
    assert.equal(fake.joined.length, 1);
  });

  it('[PR7] leaves and disconnects at once, whatever is under way', async () => {
    const live = await followLive();
    conditions.latencyMs = 10_000;
    const pending = [live.next(), room.readLog({ limit: 1 }).catch((error: RoompaneError) => error.code)];
    await settled();
    await provider.disconnect();
    assert.deepEqual(await Promise.all(pending), [{ done: true, value: undefined }, 'room/not-joined']);
    assert.equal(provider.state, 'closed');
    assert.equal(clock.pending, 0);
  });

  it('[PR7] ends a stream that the server ends, also when that word was lost on the way', async () => {
    const live = await followLive();
    conditions.latencyMs = 100;
    const pending = live.next();
    await deployment.remove('room', 'sam');
    await settled();
    conditions.isOffline = true;
    conditions.isOffline = false;
    await settled();
    clock.advance(100);
    assert.deepEqual(await pending, { done: true, value: undefined });
  });

  it('refuses a latency that is none', () => {
    for (const latencyMs of [-1, 10_001, Number.NaN]) {
      assert.throws(() => (conditions.latencyMs = latencyMs), { code: 'argument/invalid' });
    }
    assert.equal(conditions.latencyMs, 0);
  });

  it('tells of changes alone', () => {
    let changes = 0;
    conditions.addEventListener('changed', () => changes++);
    conditions.latencyMs = 5;
    conditions.latencyMs = 5;
    conditions.isOffline = false;
    conditions.role = 'manager';
    assert.equal(changes, 2);
  });
});
