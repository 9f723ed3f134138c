import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { type ChannelSignal, LIMITS, type ProviderRoom, type SignalEvent } from '@roompane/protocol';
import { $msg } from 'strophe.js';
import * as NS from '../src/namespace.ts';
import { closeKeeper, say, TestDeployment } from './deployment.ts';
import { serverUrl } from './server-url.ts';

type Next = () => Promise<readonly [string, string, unknown] | undefined>;

/** What a room tells from now on, one after the other: who, on which channel, and what. */
function listen(room: ProviderRoom): Next {
  const stream: AsyncIterator<SignalEvent, unknown> = room.signals()[Symbol.asyncIterator]();
  return async () => {
    const result = await stream.next();
    return result.done ? undefined : [result.value.person.id, result.value.channel, result.value.data];
  };
}

const on = (channel: string, data: ChannelSignal['data']): ChannelSignal => ({ channel, data });

describe('signals in a room of a server', () => {
  let deployment: TestDeployment;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  it('[PR19] are told to others, and to the local user elsewhere, and not where they were said', async () => {
    const roomId = await deployment.createRoom('room');
    const providers = await Promise.all((['one', 'one', 'other'] as const).map((name) => deployment.connect(name)));
    const [here, elsewhere, other] = await Promise.all(providers.map((provider) => provider.join(roomId)));
    assert.ok(here && elsewhere && other);
    const [nextHere, nextElsewhere, nextOther] = [listen(here), listen(elsewhere), listen(other)];
    const [one, another] = [here.standing.person.id, other.standing.person.id];
    await here.sendSignal(on('cursors', { row: 1 }));
    assert.deepEqual(await nextElsewhere(), [one, 'cursors', { row: 1 }]);
    assert.deepEqual(await nextOther(), [one, 'cursors', { row: 1 }]);
    await elsewhere.sendSignal(on('cursors', 'from elsewhere'));
    assert.deepEqual(await nextHere(), [one, 'cursors', 'from elsewhere']);
    await other.sendSignal(on('a\n"b"', null));
    assert.deepEqual(await nextHere(), [another, 'a\n"b"', null]);
    await here.leave();
    assert.equal(await nextHere(), undefined);
    await assert.rejects(here.sendSignal(on('cursors', 1)), { code: 'room/not-joined' });
  });

  it('[PR19] know the local user, too, in a room that hides addresses', async () => {
    const roomId = await deployment.createRoom('room', { hidesAddresses: true });
    const providers = await Promise.all((['one', 'one', 'other'] as const).map((name) => deployment.connect(name)));
    const [here, elsewhere, other] = await Promise.all(providers.map((provider) => provider.join(roomId)));
    assert.ok(here && elsewhere && other);
    const next = listen(elsewhere);
    await here.sendSignal(on('cursors', 1));
    assert.deepEqual(await next(), [here.standing.person.id, 'cursors', 1]);
    await other.sendSignal(on('cursors', 2));
    const told = await next();
    assert.notEqual(told?.[0], here.standing.person.id);
    assert.equal(told?.[2], 2);
  });

  it('[PR19] are in no log, whatever their sender asks for, and who comes later does not hear them', async () => {
    const roomId = await deployment.createRoom('room');
    const [one, other] = await Promise.all([deployment.connect('one'), deployment.connect('other')]);
    const room = await one.join(roomId);
    const next = listen(room);
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    await deployment.keeper.attend(roomId);
    const speak = (hint: string): void =>
      deployment.keeper.say(
        $msg({ to: roomId, type: 'groupchat' })
          .c('signal', { xmlns: NS.SIGNAL })
          .t(`{"channel":"a","data":"${hint}"}`)
          .up()
          .c(hint, { xmlns: NS.HINTS }),
      );
    speak('store');
    assert.equal((await next())?.[2], 'store');
    speak('no-store');
    assert.equal((await next())?.[2], 'no-store');
    const otherRoom = await other.join(roomId);
    const nextOther = listen(otherRoom);
    await room.sendSignal(on('a', 'now'));
    assert.equal((await nextOther())?.[2], 'now');
    await room.post(say('a message'));
    const told = await live.next();
    assert.equal(!told.done && told.value.type, 'posted');
    const { events } = await otherRoom.readLog({ limit: 10 });
    assert.deepEqual(
      events.map(({ type }) => type),
      ['posted'],
    );
    await live.return?.();
  });

  it('[PR19] are kept out of the archive itself', async () => {
    const roomId = await deployment.createRoom('room');
    const [one, other] = await Promise.all([deployment.connect('one'), deployment.connect('other')]);
    const [room, otherRoom] = await Promise.all([one.join(roomId), other.join(roomId)]);
    const next = listen(otherRoom);
    await room.sendSignal(on('a', 1));
    assert.equal((await next())?.[2], 1);
    assert.equal(await deployment.keeper.countArchived(roomId), 0);
    await room.post(say('a message'));
    assert.equal(await deployment.keeper.countArchived(roomId), 1);
  });

  it('[PR19] arrive at their longest, and are of who may post', async () => {
    const roomId = await deployment.createRoom('hall', {
      isAuditorium: true,
      members: [deployment.addressOf('one')],
    });
    const [one, other] = await Promise.all([deployment.connect('one'), deployment.connect('other')]);
    const [room, otherRoom] = await Promise.all([one.join(roomId), other.join(roomId)]);
    const next = listen(otherRoom);
    await assert.rejects(otherRoom.sendSignal(on('a', 1)), { code: 'room/read-only' });
    const [channel, data] = ['&'.repeat(LIMITS.signalChannelChars), '&'.repeat(LIMITS.signalChars - 2)];
    await room.sendSignal(on(channel, data));
    assert.deepEqual(await next(), [room.standing.person.id, channel, data]);
    await assert.rejects(room.sendSignal(on('a', 'x'.repeat(300_000))), { code: 'limit/exceeded' });
    const aborted = AbortSignal.abort();
    await assert.rejects(room.sendSignal(on('a', 1), { signal: aborted }), { code: 'call/aborted' });
  });
});
