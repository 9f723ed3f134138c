import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { type ProviderRoom, ProviderRoomChangeEvent, type UnreadState } from '@roompane/protocol';
import { closeKeeper, say, TestDeployment } from './deployment.ts';
import { serverUrl } from './server-url.ts';

/** Resolves with what is unread once it is so. */
function until(room: ProviderRoom, isWanted: (unread: UnreadState) => boolean): Promise<UnreadState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isWanted(room.unread)) resolve(room.unread);
    };
    room.addEventListener('changed', (event) => {
      if (event instanceof ProviderRoomChangeEvent && event.unread) look();
    });
    look();
  });
}

describe('what is unread in a room of a server', () => {
  let deployment: TestDeployment;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  async function meet(): Promise<{
    readonly roomId: string;
    readonly room: ProviderRoom;
    readonly otherRoom: ProviderRoom;
  }> {
    const roomId = await deployment.createRoom('room');
    const [one, other] = await Promise.all([deployment.connect('one'), deployment.connect('other')]);
    const [room, otherRoom] = await Promise.all([one.join(roomId), other.join(roomId)]);
    return { roomId, room, otherRoom };
  }

  const cursorAt = async (room: ProviderRoom, index: number): Promise<string> =>
    (await room.readLog({ limit: 256 })).events.at(index)?.cursor ?? '';

  it('[PR13] counts what others posted behind the marker, and is the same for a session that comes later', async () => {
    const { roomId, room, otherRoom } = await meet();
    assert.deepEqual(room.unread, { count: 0, isAtLeast: false });
    for (const text of ['first', 'second', 'third']) await otherRoom.post(say(text));
    await room.post(say('mine'));
    await until(room, ({ count }) => count === 3);
    const second = await cursorAt(room, 1);
    await room.markRead(second);
    assert.deepEqual(room.unread, { count: 1, isAtLeast: false, readUpTo: second });
    const later = await (await deployment.connect('one')).join(roomId);
    assert.deepEqual(later.unread, room.unread);
  });

  it('[PR13] keeps two sessions of one account in step, and never goes back', async () => {
    const { roomId, room, otherRoom } = await meet();
    for (const text of ['first', 'second']) await otherRoom.post(say(text));
    const beside = await (await deployment.connect('one')).join(roomId);
    const [first, second] = [await cursorAt(beside, 0), await cursorAt(beside, 1)];
    const inStep = until(room, ({ count, readUpTo }) => count === 0 && readUpTo === second);
    await beside.markRead(second);
    await inStep;
    await room.markRead(first);
    assert.equal(room.unread.readUpTo, second);
    const back = await (await deployment.connect('one')).join(roomId);
    assert.equal(back.unread.readUpTo, second);
  });

  it('[PR13] tells what came while nobody was there, and knows a place that never was', async () => {
    const { roomId, room, otherRoom } = await meet();
    await otherRoom.post(say('first'));
    await room.markRead(await cursorAt(otherRoom, 0));
    await room.leave();
    for (const text of ['second', 'third']) await otherRoom.post(say(text));
    const again = await (await deployment.connect('one')).join(roomId);
    assert.equal(again.unread.count, 2);
    await assert.rejects(again.markRead(`${roomId}/=no-such-place`), { code: 'log/cursor-unknown' });
    await assert.rejects(again.markRead('another room'), { code: 'log/cursor-unknown' });
  });

  it('[PR13] says at least, where the marker is further back than one page', async () => {
    const { room, otherRoom, roomId } = await meet();
    await otherRoom.post(say('read'));
    await room.markRead(await cursorAt(otherRoom, 0));
    await room.leave();
    for (let index = 0; index < 260; index++) await otherRoom.post(say(`message ${index}`));
    const again = await (await deployment.connect('one')).join(roomId);
    assert.equal(again.unread.isAtLeast, true);
    assert.ok(again.unread.count >= 200 && again.unread.count < 260, `counted ${again.unread.count}`);
  });
});
