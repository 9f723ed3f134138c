import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { type HostRoom, joinRoom } from '@roompane/host';
import type { LiveEvent } from '@roompane/protocol';
import { addRooms, priya, sam, settled, textOf } from '../../test/line-stage.ts';
import { FakeDeployment } from '../fake-deployment.ts';
import { ManualClock } from '../manual-clock.ts';
import { takeEvents } from '../suites/expectations.ts';
import { LineConditions } from './line-conditions.ts';
import { withLine } from './with-line.ts';

describe('a host’s room over a line', () => {
  let deployment: FakeDeployment;
  let conditions: LineConditions;
  let clock: ManualClock;
  let room: HostRoom;

  beforeEach(async () => {
    deployment = new FakeDeployment();
    addRooms(deployment);
    conditions = new LineConditions();
    clock = new ManualClock();
    room = await joinRoom(withLine(await deployment.connect(sam), conditions, { clock }), 'room', { clock });
  });

  const say = (text: string): void => void deployment.say('room', priya, { body: text });

  it('[PR3] [ST5] gives its readers everything once, in order, over a line that was down', async () => {
    const live = room.messages.live()[Symbol.asyncIterator]();
    const coming = takeEvents<LiveEvent>(live, 4, ({ type }) => type !== 'caught-up');
    say('one');
    await settled();
    conditions.isOffline = true;
    ['two', 'three'].forEach(say);
    await settled();
    conditions.isOffline = false;
    say('four');
    assert.deepEqual((await coming).map(textOf), ['one', 'two', 'three', 'four']);
    await room.leave();
  });

  it('[OP11] gives the words back while the line is down, and the retry is one message', async () => {
    conditions.isOffline = true;
    const outcome = await room.post({ body: 'Bid 3 m' });
    assert.ok(outcome.type === 'failed');
    assert.deepEqual([outcome.code, outcome.isRetryable], ['provider/unavailable', true]);
    conditions.isOffline = false;
    conditions.failNext(undefined, { isDelivered: true });
    const lost = await room.post(outcome.draft);
    assert.equal(lost.type, 'failed');
    const posted = await room.post(outcome.draft);
    assert.equal(posted.type, 'posted');
    assert.deepEqual(deployment.log('room').map(textOf), ['Bid 3 m']);
    await room.leave();
  });

  it('[GR3] tells what another role may do, and takes it back', async () => {
    const told: (readonly [role: string, mayPost: boolean])[] = [];
    room.addEventListener('me-changed', ({ now }) => told.push([now.role, now.may.includes('messages/post')]));
    conditions.role = 'visitor';
    const outcome = await room.post({ body: 'no' });
    assert.equal(outcome.type === 'failed' && outcome.code, 'room/read-only');
    conditions.role = undefined;
    conditions.roomKind = 'auditorium';
    assert.equal(room.info.kind, 'auditorium');
    conditions.roomKind = undefined;
    assert.deepEqual(told, [
      ['visitor', false],
      ['member', true],
      ['member', false],
      ['member', true],
    ]);
    await room.leave();
  });

  it('[LT2] settles everything when it is left with answers under way, and leaves no timer', async () => {
    conditions.latencyMs = 10_000;
    const pending = [room.messages.latest(), room.post({ body: 'late' })].map((each) => each.catch(() => undefined));
    await settled();
    await room.leave();
    await Promise.all(pending);
    clock.advance(10_000);
    assert.equal(clock.pending, 0);
  });
});
