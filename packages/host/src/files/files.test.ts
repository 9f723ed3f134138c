import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import {
  appendPiece,
  type Attachment,
  beginUpload,
  download,
  dropUpload,
  LIMITS,
  PIECE_BYTES,
  readFile,
  type Room,
  RoompaneError,
  sendUpload,
  toBase64,
  upload,
  type UploadProgress,
} from '@roompane/protocol';
import { type FakeJoin, joinFake, priya } from '../../test/room/fake-join.ts';
import { callAct, followAct } from '../room/ask-room.ts';
import type { Asker } from '../room/acts/act.ts';

type Files = Pick<Room, 'call' | 'follow'>;

/** What an add-in asks of a room, as its session's peer would. */
function asAddin({ room }: Pick<FakeJoin, 'room'>) {
  const over = new AbortController();
  const asker: Asker = { ended: over.signal, isPage: false, channel: 'test' };
  const { acts } = room;
  const files: Files = {
    call: (method, params, options) => callAct(method, params, { ...options, acts, asker }),
    follow: (method, params, options) => followAct(method, params, { ...options, acts, asker }),
  };
  return { files, end: (reason = new RoompaneError('connection/closed')) => over.abort(reason) };
}

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 251);
const head = (bytes: number) => ({ name: 'rates.csv', mediaType: 'text/csv', bytes });

describe('a file to the server', () => {
  it('[FI1] [FI3] goes in pieces, tells how far it is, and gives the reference to post', async () => {
    const joined = await joinFake({ capabilities: { attach: true } });
    for (const length of [0, 1, PIECE_BYTES, 2 * PIECE_BYTES + 5]) {
      const told: UploadProgress[] = [];
      const file = { name: 'rates.csv', mediaType: 'text/csv', bytes: bytesOf(length) };
      const attachment = await upload(asAddin(joined).files, file, { onProgress: (progress) => told.push(progress) });
      assert.deepEqual([attachment.name, attachment.mediaType, attachment.bytes], ['rates.csv', 'text/csv', length]);
      assert.ok(told.length > 0 && told.every(({ totalBytes }) => totalBytes === length));
      assert.deepEqual(await download(joined.room, attachment), file.bytes);
    }
  });

  it('[FI1] is refused when it is longer or shorter than announced, or no base64', async () => {
    const { files } = asAddin(await joinFake({ capabilities: { attach: true } }));
    const invalid = { code: 'call/invalid-params' };
    const { uploadId } = await files.call(beginUpload, head(4));
    const append = (length: number): Promise<void> =>
      files.call(appendPiece, { uploadId, data: toBase64(bytesOf(length)) });
    await assert.rejects(files.call(appendPiece, { uploadId, data: '***' }), invalid);
    await append(3);
    await assert.rejects(append(2), invalid);
    const send = () => files.follow(sendUpload, { uploadId })[Symbol.asyncIterator]().next();
    await assert.rejects(send(), { ...invalid, data: { path: 'uploadId', expected: '1 more bytes' } });
    await append(1);
    await assert.rejects(append(1), invalid);
    assert.equal((await send()).done, false);
  });

  it('[FI2] is one of so many of an add-in, until it is sent, dropped or forgotten', async () => {
    const joined = await joinFake({ capabilities: { attach: true } });
    const { files } = asAddin(joined);
    const begin = () => files.call(beginUpload, head(1));
    const first = await begin();
    const second = await begin();
    await assert.rejects(begin(), { code: 'limit/exceeded', data: { limit: 'uploads', max: LIMITS.uploads } });
    await files.call(dropUpload, first);
    await files.call(dropUpload, first);
    await files.call(appendPiece, { ...second, data: toBase64(bytesOf(1)) });
    for await (const event of files.follow(sendUpload, second)) if (event.type === 'sent') break;
    await Promise.all([begin(), begin()]);
    await Promise.all([1, 2, 3].map(() => asAddin(joined).files.call(beginUpload, head(1))));
    await Promise.all([1, 2, 3].map(() => joined.room.call(beginUpload, head(1))));
  });

  it('[FI2] is nobody else’s by its id', async () => {
    const joined = await joinFake({ capabilities: { attach: true } });
    const { uploadId } = await asAddin(joined).files.call(beginUpload, head(1));
    const { files: other } = asAddin(joined);
    const unknown = { code: 'call/invalid-params', data: { path: 'uploadId', expected: 'an upload of this session' } };
    for (const id of [uploadId, 'constructor', '__proto__', 'toString']) {
      await assert.rejects(other.call(appendPiece, { uploadId: id, data: '' }), unknown);
      await assert.rejects(other.follow(sendUpload, { uploadId: id })[Symbol.asyncIterator]().next(), unknown);
      await other.call(dropUpload, { uploadId: id });
    }
  });

  it('[FI2] [FI3] stops with its session, with its reader, and with a drop', async () => {
    for (const stop of ['session', 'reader', 'drop'] as const) {
      const joined = await joinFake({ capabilities: { attach: true } });
      const { files, end } = asAddin(joined);
      let sending: AbortSignal | undefined;
      joined.provider.joined[0]!.upload = (_file, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          sending = signal;
          signal?.addEventListener('abort', () => reject(new RoompaneError('call/aborted')));
        });
      const { uploadId } = await files.call(beginUpload, head(0));
      const reader = files.follow(sendUpload, { uploadId })[Symbol.asyncIterator]();
      const event = reader.next();
      await setImmediate();
      assert.equal(sending?.aborted, false);
      const code = { session: 'connection/closed', reader: undefined, drop: 'call/aborted' }[stop];
      const told = code ? assert.rejects(event, { code }) : event;
      if (stop === 'session') end();
      else if (stop === 'reader') void reader.return?.();
      else await files.call(dropUpload, { uploadId });
      await told;
      assert.equal(sending.aborted, true, stop);
      if (stop !== 'session') await Promise.all([files.call(beginUpload, head(1)), files.call(beginUpload, head(1))]);
    }
  });

  it('[FI3] ends behind the reference', async () => {
    const { files } = asAddin(await joinFake({ capabilities: { attach: true } }));
    const params = await files.call(beginUpload, head(0));
    const types: string[] = [];
    for await (const { type } of files.follow(sendUpload, params)) types.push(type);
    assert.equal(types.at(-1), 'sent');
    await assert.rejects(files.follow(sendUpload, params)[Symbol.asyncIterator]().next(), {
      code: 'call/invalid-params',
    });
  });

  it('[PR12] is an error where the server takes none, and the server’s own where it refuses this one', async () => {
    const { files } = asAddin(await joinFake({ capabilities: { attach: 'No store.' } }));
    const file = { name: 'a', bytes: bytesOf(1) };
    await assert.rejects(upload(files, file), { code: 'feature/unsupported', message: 'No store.' });
    const refusing = await joinFake({ capabilities: { attach: true } });
    refusing.provider.joined[0]!.upload = () => Promise.reject(new RoompaneError('limit/exceeded'));
    await assert.rejects(upload(asAddin(refusing).files, file), { code: 'limit/exceeded' });
  });
});

/** A room in which Priya has posted a file. */
async function joinWithFile(bytes: Uint8Array) {
  const joined = await joinFake({ capabilities: { attach: true } });
  const attachment = await joined.provider.joined[0]!.upload({ name: 'rates.csv', bytes });
  const { id: messageId } = joined.deployment.say('room', priya, { body: 'The rates', attachments: [attachment] });
  return { ...joined, attachment, messageId, ...asAddin(joined) };
}

describe('a file from the server', () => {
  it('[FI4] comes in pieces, and ends', async () => {
    for (const length of [0, 1, PIECE_BYTES, 2 * PIECE_BYTES + 5]) {
      const { files, attachment } = await joinWithFile(bytesOf(length));
      assert.deepEqual(await download(files, attachment), bytesOf(length));
    }
  });

  it('[FI4] is refused when the server gives more than a file may have', async () => {
    const { files, attachment, provider } = await joinWithFile(bytesOf(1));
    provider.joined[0]!.download = () => Promise.resolve(new Uint8Array(LIMITS.fileBytes + 1));
    const stream = files.follow(readFile, attachment)[Symbol.asyncIterator]();
    await assert.rejects(stream.next(), { code: 'limit/exceeded' });
  });

  it('[FI4] is one of so many of an add-in', async () => {
    const { files, attachment, room } = await joinWithFile(bytesOf(2 * PIECE_BYTES));
    const open = (of: Files) => of.follow(readFile, attachment)[Symbol.asyncIterator]();
    const streams = Array.from({ length: LIMITS.downloads }, () => open(files));
    await Promise.all(streams.map((stream) => stream.next()));
    await assert.rejects(open(files).next(), {
      code: 'limit/exceeded',
      data: { limit: 'downloads', max: LIMITS.downloads },
    });
    await open(room).next();
    await streams[0]?.return?.();
    assert.equal((await open(files).next()).done, false);
  });

  it('[FI5] is read for an add-in only where a message that stands carries it, as that message names it', async () => {
    const { files, attachment, provider, deployment, messageId, room } = await joinWithFile(bytesOf(3));
    const asked: Attachment[] = [];
    const [joined] = provider.joined;
    const load = joined!.download.bind(joined);
    joined!.download = (named, options) => (asked.push(named), load(named, options));
    const forged = { ...attachment, name: 'forged', url: 'https://inside.example/secret' };
    assert.deepEqual(await download(files, forged), bytesOf(3));
    assert.deepEqual(asked, [attachment]);
    for (const id of ['room/f9', 'constructor', '__proto__']) {
      await assert.rejects(download(files, { ...attachment, id }), { code: 'message/not-found' });
    }
    const kept = await joined!.upload({ name: 'unposted', bytes: bytesOf(1) });
    await assert.rejects(download(files, kept), { code: 'message/not-found' });
    assert.deepEqual(await download(room, kept), bytesOf(1));
    deployment.redact('room', priya, messageId);
    await setImmediate();
    const before = asked.length;
    await assert.rejects(download(files, attachment), { code: 'message/not-found' });
    assert.equal(asked.length, before);
  });
});
