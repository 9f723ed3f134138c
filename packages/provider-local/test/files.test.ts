import { expect } from '@open-wc/testing';
import { type Attachment, createDraft, type Message, type ProviderRoom } from '@roompane/protocol';
import { saveRoom } from '../src/index.ts';
import { addFile } from '../src/files.ts';
import { withStore } from '../src/store.ts';
import {
  clear,
  codeOf,
  one,
  other,
  readOnlyRoomId,
  roomId,
  rooms,
  say,
  secondRoomId,
  TestDeployment,
} from './deployment.ts';
import { replace } from './replace.ts';

const bytes = new Uint8Array([1, 2, 3]);

const DAY_MS = 86_400_000;

describe('files in the store', () => {
  let deployment: TestDeployment;
  let room: ProviderRoom;
  let otherRoom: ProviderRoom;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
    room = await (await deployment.connect(one)).join(roomId);
    otherRoom = await (await deployment.connect(other)).join(roomId);
  });

  afterEach(() => deployment.delete());

  const post = (by: ProviderRoom, attachment: Attachment, key = 'key'): Promise<Message> =>
    by.post(clear(createDraft({ body: '', attachments: [attachment] }, key)));

  it('[PR15] go with the message that carries them first, from the disk too', async () => {
    const attachment = await room.upload({ name: 'a.txt', bytes });
    const message = await post(room, attachment);
    await post(room, attachment, 'once more');
    await room.redact(message.id);
    expect(await codeOf(room.download(attachment))).to.equal('message/not-found');
  });

  it('[PR15] are posted by who sent them, into the room that has them, as they are', async () => {
    const attachment = await room.upload({ name: 'a.txt', bytes });
    expect(await codeOf(post(otherRoom, attachment)), 'somebody else’s').to.equal('call/invalid-params');
    const second = await (await deployment.connect(one)).join(secondRoomId);
    expect(await codeOf(post(second, attachment)), 'another room’s').to.equal('call/invalid-params');
    expect(await codeOf(second.download(attachment))).to.equal('message/not-found');
    const message = await post(room, { ...attachment, name: 'b.txt', bytes: 7, url: 'https://files.example/' });
    expect(message.attachments).to.deep.equal([attachment]);
    expect((await room.readLog({ limit: 10 })).events).to.have.lengthOf(1);
  });

  it('[PR15] that no message carries are gone after a day, and others stay', async () => {
    const add = (name: string, nowEpochMs: number): Promise<Attachment> =>
      withStore(deployment, ({ connection }) =>
        connection.run((database) => addFile(database, { roomId, owner: one, file: { name, bytes }, nowEpochMs })),
      );
    const carried = await add('carried', 1);
    await post(room, carried);
    const [forgotten, fresh] = [await add('forgotten', 1), await add('fresh', DAY_MS)];
    await add('the next', DAY_MS + 1);
    expect(await codeOf(room.download(forgotten))).to.equal('message/not-found');
    for (const kept of [carried, fresh]) expect(await room.download(kept)).to.deep.equal(bytes);
  });

  it('[PR15] go with what a room keeps no longer', async () => {
    await saveRoom(deployment, { ...rooms[0]!, keptEvents: 10 });
    const attachment = await room.upload({ name: 'old.txt', bytes });
    await post(room, attachment);
    for (let number = 0; number < 60; number++) await room.post(say(`number ${number}`));
    expect(await codeOf(room.download(attachment))).to.equal('message/not-found');
  });

  it('[PR15] are refused where there is no room for them, and of who may not post', async () => {
    const full = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    const putBack = replace(IDBObjectStore.prototype, 'add', full);
    const code = await codeOf(room.upload({ name: 'a.txt', bytes })).finally(putBack);
    expect(code).to.equal('provider/storage-full');
    const reader = await (await deployment.connect(other)).join(readOnlyRoomId);
    expect(await codeOf(reader.upload({ name: 'a.txt', bytes }))).to.equal('room/read-only');
  });
});
