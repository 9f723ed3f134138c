import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import {
  isRoompaneError,
  type ProviderRoom,
  type ProviderRoomChange,
  ProviderRoomChangeEvent,
  type RoomProvider,
} from '@roompane/protocol';
import { createXmppProvider } from '../src/index.ts';
import { CuttableWay } from './cut-line.ts';
import { closeKeeper, nextTextOf, say, TestDeployment } from './deployment.ts';
import { serverUrl } from './server-url.ts';

/** Resolves when a provider comes to that state. */
function reaches(provider: RoomProvider, state: RoomProvider['state']): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (provider.state === state) resolve();
    };
    provider.addEventListener('state-changed', look);
    look();
  });
}

/** What a room tells of next, once it has told all of it. */
function nextChanges(room: ProviderRoom, parts: readonly (keyof ProviderRoomChange)[]): Promise<ProviderRoomChange> {
  return new Promise((resolve) => {
    let told: ProviderRoomChange = {};
    room.addEventListener('changed', (event) => {
      if (!(event instanceof ProviderRoomChangeEvent)) return;
      for (const part of parts) if (event[part]) told = { ...told, [part]: event[part] };
      if (parts.every((part) => part in told)) resolve(told);
    });
  });
}

async function takeFirst<T>(stream: AsyncIterable<T>): Promise<T[]> {
  for await (const event of stream) return [event];
  return [];
}

describe('a line that is cut', () => {
  let deployment: TestDeployment;
  let way: CuttableWay;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
    way = await CuttableWay.create(serverUrl);
  });

  afterEach(async () => {
    await deployment.delete();
    way.close();
  });

  it('[PR3] goes on where it stood: what was missed comes once and in order, then what comes', async () => {
    const roomId = await deployment.createRoom('room');
    const one = await deployment.connect('one', { url: way.url });
    const [room, otherRoom] = [await one.join(roomId), await (await deployment.connect('other')).join(roomId)];
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    await room.post(say('before'));
    assert.equal(await nextTextOf(live), 'before');
    const waiting = nextTextOf(live);
    way.cut();
    await reaches(one, 'offline');
    await otherRoom.post(say('missed 1'));
    await otherRoom.post(say('missed 2'));
    way.mend();
    await reaches(one, 'online');
    await otherRoom.post(say('after'));
    const texts = [await waiting, await nextTextOf(live), await nextTextOf(live)];
    assert.deepEqual(texts, ['missed 1', 'missed 2', 'after']);
    await room.post(say('and from here'));
    assert.equal(await nextTextOf(live), 'and from here');
    await live.return?.();
  });

  it('[PR3] goes on where it stood, too, where the server forgot the session', async () => {
    const roomId = await deployment.createRoom('room');
    const one = await deployment.connect('one', { url: way.url, resource: 'tab' });
    const [room, otherRoom] = [await one.join(roomId), await (await deployment.connect('other')).join(roomId)];
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    const waiting = nextTextOf(live);
    way.cut();
    await reaches(one, 'offline');
    // The same address again: the server ends the session that it had kept.
    await (await deployment.connect('one', { resource: 'tab' })).disconnect();
    await otherRoom.post(say('missed'));
    way.mend();
    assert.equal(await waiting, 'missed');
    await room.post(say('back'));
    assert.equal(await nextTextOf(live), 'back');
    const [snapshot] = await takeFirst(otherRoom.roster());
    assert.ok(snapshot?.type === 'snapshot');
    assert.deepEqual(
      new Set(snapshot.entries.map(({ person }) => person.name)),
      new Set(['Person one', 'Person other']),
    );
    await live.return?.();
  });

  it('[PR18] tells what became of a room, and of oneself in it, meanwhile', { timeout: 20_000 }, async () => {
    const roomId = await deployment.createRoom('hall', { isAuditorium: true });
    const one = await deployment.connect('one', { url: way.url, resource: 'tab' });
    const room = await one.join(roomId);
    const before = room.info;
    way.cut();
    await reaches(one, 'offline');
    await (await deployment.connect('one', { resource: 'tab' })).disconnect();
    const names = { title: 'Renamed meanwhile', description: 'While nobody heard of it' };
    await deployment.keeper.rename(roomId, names);
    await deployment.keeper.setMember(roomId, one.me.id);
    const told = nextChanges(room, ['info', 'standing']);
    way.mend();
    const { info, standing } = await told;
    assert.deepEqual(info, { ...before, ...names });
    assert.deepEqual(standing, { person: one.me, role: 'presenter', canPost: true });
    assert.deepEqual([room.info, room.standing], [info, standing]);
  });

  it('[PR7] settles what was underway with a code that says to try again', async () => {
    const roomId = await deployment.createRoom('room');
    const one = await deployment.connect('one', { url: way.url });
    const room = await one.join(roomId);
    await room.readLog({ limit: 1 });
    const posting = room.post(say('perhaps'));
    way.cut();
    const ended = await posting.then(
      () => 'posted',
      (thrown: unknown) => isRoompaneError(thrown) && thrown.code,
    );
    assert.equal(ended, 'provider/unavailable');
    await assert.rejects(room.readLog({ limit: 1 }), { code: 'provider/unavailable' });
    way.mend();
    await reaches(one, 'online');
    const { id } = await room.post(say('perhaps'));
    assert.equal((await room.post(say('perhaps'))).id, id);
  });

  it('rejects a connection that nobody answers, and one that is not let in', async () => {
    const options = { name: 'One', roomService: 'rooms.chat.localhost' };
    const login = { jid: deployment.addressOf('one'), password: 'wrong' };
    const refused = createXmppProvider({ ...options, login, url: serverUrl });
    await assert.rejects(refused.connect(), { code: 'provider/unavailable' });
    way.cut();
    const unanswered = createXmppProvider({ ...options, login, url: way.url });
    await assert.rejects(unanswered.connect(), { code: 'provider/unavailable' });
    await refused.disconnect();
    await unanswered.disconnect();
  });
});
