import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import type { ProviderRoom, TypingEvent } from '@roompane/protocol';
import { $msg } from 'strophe.js';
import * as NS from '../src/namespace.ts';
import { closeKeeper, say, TestDeployment } from './deployment.ts';
import { serverUrl } from './server-url.ts';

describe('who is writing in a room of a server', () => {
  let deployment: TestDeployment;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  async function meet(): Promise<{
    readonly room: ProviderRoom;
    readonly otherRoom: ProviderRoom;
    readonly next: () => Promise<readonly [string, boolean] | undefined>;
  }> {
    const roomId = await deployment.createRoom('room');
    const [one, other] = await Promise.all([deployment.connect('one'), deployment.connect('other')]);
    const [room, otherRoom] = await Promise.all([one.join(roomId), other.join(roomId)]);
    const stream: AsyncIterator<TypingEvent, unknown> = room.typing()[Symbol.asyncIterator]();
    const next = async (): Promise<readonly [string, boolean] | undefined> => {
      const result = await stream.next();
      return result.done ? undefined : [result.value.person.name, result.value.isTyping];
    };
    return { room, otherRoom, next };
  }

  it('[PR14] tells who began and who stopped, others alone, and the archive knows nothing of it', async () => {
    const { room, otherRoom, next } = await meet();
    await room.setTyping(true);
    await otherRoom.setTyping(true);
    assert.deepEqual(await next(), ['Person other', true]);
    await otherRoom.setTyping(false);
    assert.deepEqual(await next(), ['Person other', false]);
    const { events, isLast } = await room.readLog({ limit: 10 });
    assert.deepEqual([events, isLast], [[], true]);
    await room.leave();
    assert.equal(await next(), undefined);
  });

  it('[PR14] takes a message, and going away, for the end of it', async () => {
    const { otherRoom, next } = await meet();
    await otherRoom.setTyping(true);
    assert.deepEqual(await next(), ['Person other', true]);
    await otherRoom.post(say('here it is'));
    assert.deepEqual(await next(), ['Person other', false]);
    await otherRoom.setTyping(true);
    assert.deepEqual(await next(), ['Person other', true]);
    await otherRoom.leave();
    assert.deepEqual(await next(), ['Person other', false]);
  });

  it('[PR14] understands other clients', async () => {
    const { room, next } = await meet();
    await deployment.keeper.attend(room.info.id);
    const speak = (state: string): void =>
      deployment.keeper.say(
        $msg({ to: room.info.id, type: 'groupchat' })
          .c(state, { xmlns: NS.CHAT_STATES })
          .up()
          .c('no-store', { xmlns: NS.HINTS }),
      );
    speak('composing');
    assert.deepEqual(await next(), ['keeper', true]);
    speak('gone');
    assert.deepEqual(await next(), ['keeper', false]);
  });
});
