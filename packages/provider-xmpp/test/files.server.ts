import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { createDraft, type UploadProgress } from '@roompane/protocol';
import { createXmppProvider } from '../src/index.ts';
import { clear, closeKeeper, TestDeployment } from './deployment.ts';
import { serverUrl } from './server-url.ts';

describe('files on a server', () => {
  let deployment: TestDeployment;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  it('[PR15] go up, travel with a message, and are read by others, who see no address among the words', async () => {
    const roomId = await deployment.createRoom('room');
    const [one, other] = await Promise.all([deployment.connect('one'), deployment.connect('other')]);
    const [room, otherRoom] = [await one.join(roomId), await other.join(roomId)];
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
    const seen: UploadProgress[] = [];
    const attachment = await room.upload(
      { name: 'Fixing: 10/11 %.csv', mediaType: 'text/csv', bytes },
      { onProgress: (progress) => seen.push(progress) },
    );
    assert.deepEqual(seen.at(-1), { sentBytes: 70_000, totalBytes: 70_000 });
    assert.deepEqual(
      [attachment.name, attachment.mediaType, attachment.bytes],
      ['Fixing: 10/11 %.csv', 'text/csv', 70_000],
    );
    const posted = await room.post(clear(createDraft({ body: '', attachments: [attachment] }, 'key')));
    assert.deepEqual([posted.body.text, posted.attachments], ['', [attachment]]);
    const [event] = (await otherRoom.readLog({ limit: 1 })).events;
    assert.ok(event?.type === 'posted');
    assert.deepEqual(event.message.attachments, [attachment]);
    assert.deepEqual(await otherRoom.download(attachment), bytes);
  });

  it('[PR15] are refused when they are too large, or when they are not there', async () => {
    const roomId = await deployment.createRoom('room');
    const room = await (await deployment.connect('one')).join(roomId);
    const upload = room.upload({ name: 'large', bytes: new Uint8Array(1_048_577) });
    await assert.rejects(upload, { code: 'limit/exceeded' });
    const { url = '' } = await room.upload({ name: 'small', bytes: new Uint8Array(1) });
    const gone = { name: 'small', mediaType: '', bytes: 1 };
    const missing = new URL('/file_share/no-such-file', url).href;
    await assert.rejects(room.download({ ...gone, id: missing, url: missing }), { code: 'message/not-found' });
    await assert.rejects(room.download({ ...gone, id: 'file:///etc/hosts' }), { code: 'message/not-found' });
  });

  it('[PR15] do not go where an abort came before', async () => {
    const roomId = await deployment.createRoom('room');
    const room = await (await deployment.connect('one')).join(roomId);
    const controller = new AbortController();
    const uploading = room.upload({ name: 'file', bytes: new Uint8Array(900_000) }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(uploading, { code: 'call/aborted' });
  });

  it('[PR15] are not for guests where the server takes none of theirs', async () => {
    const roomId = await deployment.createRoom('lobby');
    const guest = createXmppProvider({
      ...{ url: serverUrl, login: { anonymousAt: 'anon.localhost' } },
      ...{ name: 'Guest', roomService: 'rooms.chat.localhost' },
    });
    await guest.connect();
    assert.match(String(guest.capabilities.attach), /takes no files/);
    const room = await guest.join(roomId);
    await assert.rejects(room.upload({ name: 'file', bytes: new Uint8Array(1) }), { code: 'feature/unsupported' });
    await guest.disconnect();
  });
});
