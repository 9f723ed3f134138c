import { expect } from '@open-wc/testing';
import type { ProviderRoom } from '@roompane/protocol';
import { createSpeakers, saveRoom } from '../src/index.ts';
import { codeOf, one, other, roomId, rooms, say, secondRoomId, TestDeployment, toDraft } from './deployment.ts';
import { replace } from './replace.ts';

describe('what is unread', () => {
  let deployment: TestDeployment;
  let room: ProviderRoom;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
    room = await (await deployment.connect(one)).join(roomId);
  });

  afterEach(() => deployment.delete());

  const speak = async (count: number, author = other): Promise<void> => {
    const speakers = createSpeakers(deployment, { roomId });
    await speakers.say(
      Array.from({ length: count }, (_, index) => ({ author, draft: toDraft(`${author.id} ${index}`) })),
    );
    speakers.close();
  };

  const cursorAt = async (index: number): Promise<string> =>
    (await room.readLog({ limit: 256 })).events.at(index)!.cursor;

  it('[PR13] asks as much of a long log as of a short one, and counts nothing', async () => {
    const countCalls = async (): Promise<number> => {
      let calls = 0;
      const putBack: (() => void)[] = [];
      for (const owner of [IDBObjectStore, IDBIndex])
        for (const name of ['get', 'getAll', 'openCursor', 'openKeyCursor', 'count'] as const) {
          const { [name]: original } = owner.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
          putBack.push(
            replace(owner.prototype, name, function (this: unknown, ...args: unknown[]) {
              expect(name).not.to.equal('count');
              calls++;
              return original!.apply(this, args);
            }),
          );
        }
      const fresh = await (await deployment.connect(one)).join(roomId);
      putBack.forEach((put) => put());
      await fresh.leave();
      return calls;
    };
    await speak(3);
    await room.post(say('mine'));
    const few = await countCalls();
    await speak(2_000);
    for (const text of ['mine too', 'and mine']) await room.post(say(text));
    expect(await countCalls()).to.equal(few);
    const later = await (await deployment.connect(one)).join(roomId);
    expect(later.unread.count).to.equal(2_000);
  });

  it('[PR13] is what is left where the room keeps no more', async () => {
    await saveRoom(deployment, { ...rooms[0]!, keptEvents: 10 });
    await speak(200);
    const { events } = await room.readLog({ limit: 256 });
    const later = await (await deployment.connect(one)).join(roomId);
    expect(later.unread.count).to.equal(events.length);
  });

  it('[PR13] takes the place behind the last event for the last, and none of another room', async () => {
    await speak(1);
    const second = await (await deployment.connect(one)).join(secondRoomId);
    const { end } = await second.readLog({ limit: 1 });
    expect(await codeOf(room.markRead(end))).to.equal('log/cursor-unknown');
    const last = await cursorAt(-1);
    const behind = (await room.readLog({ limit: 1, after: last })).start;
    await room.markRead(behind);
    expect(room.unread).to.deep.equal({ count: 0, isAtLeast: false, readUpTo: last });
  });

  it('[PR13] of a person’s own posts is nothing, wherever the marker stands among them', async () => {
    await speak(1);
    await room.post(say('mine'));
    await room.post(say('mine again'));
    await speak(1, { id: 'third', name: 'A third', kind: 'user' });
    await room.post(say('mine at last'));
    for (const [index, unread] of [1, 1, 1, 0, 0].entries()) {
      await room.markRead(await cursorAt(index));
      expect(room.unread.count, `after event ${index}`).to.equal(unread);
    }
  });
});
