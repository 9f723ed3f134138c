import { isRoompaneError, type UploadProgress } from '@roompane/protocol';
import { closeKeeper, TestDeployment } from './deployment.ts';

function expectTrue(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what);
}

describe('files on Prosody from a page', () => {
  let deployment: TestDeployment;

  beforeEach(async () => {
    const answer = await fetch('/xmpp-server-url');
    deployment = await TestDeployment.create(await answer.text());
  });

  afterEach(() => deployment.delete());

  after(closeKeeper);

  it('[PR15] tell how far they are, and come back as they went', async () => {
    const room = await (await deployment.connect('one')).join(await deployment.createRoom('room'));
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251);
    const seen: UploadProgress[] = [];
    const file = { name: 'numbers.bin', mediaType: 'application/x-numbers', bytes };
    const attachment = await room.upload(file, { onProgress: (progress) => seen.push(progress) });
    expectTrue(
      seen.every(({ totalBytes }) => totalBytes === 1_000_000),
      'the whole is known',
    );
    expectTrue(seen.filter(({ sentBytes }) => sentBytes === 1_000_000).length === 1, 'the end is told once');
    const read = await room.download(attachment);
    expectTrue(read.length === bytes.length && read.every((byte, index) => byte === bytes[index]), 'the same bytes');
  });

  it('[PR15] stop on an abort, also when they are on their way', async () => {
    const room = await (await deployment.connect('one')).join(await deployment.createRoom('room'));
    const controller = new AbortController();
    let wasStopped = false;
    const request = XMLHttpRequest.prototype;
    const send = Object.getOwnPropertyDescriptor(request, 'send');
    request.send = function sendAndAbort(this: XMLHttpRequest, body) {
      this.addEventListener('abort', () => (wasStopped = true));
      (send?.value as typeof request.send).call(this, body);
      controller.abort();
    };
    try {
      const uploading = room.upload({ name: 'f', bytes: new Uint8Array(1_000_000) }, { signal: controller.signal });
      const ended = await uploading.catch((thrown: unknown) => isRoompaneError(thrown) && thrown.code);
      expectTrue(ended === 'call/aborted' && wasStopped, `ended with ${JSON.stringify(ended)}`);
    } finally {
      if (send) Object.defineProperty(request, 'send', send);
    }
  });
});
