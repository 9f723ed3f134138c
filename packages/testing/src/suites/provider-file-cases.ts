import { createDraft, LIMITS, type UploadProgress } from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';

const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);

export const fileCases: readonly ProviderCase[] = [
  {
    title: '[PR15] sends a file that others read as it was sent',
    async run(fixture) {
      if (fixture.one.capabilities.attach !== true) return;
      const room = await fixture.one.join(fixture.roomId);
      const otherRoom = await fixture.other.join(fixture.roomId);
      const progress: UploadProgress[] = [];
      const file = { name: 'rates.csv', mediaType: 'text/csv', bytes };
      const attachment = await room.upload(file, { onProgress: (step) => progress.push(step) });
      const { name, mediaType, bytes: length } = attachment;
      expectSame(
        { name, mediaType, length },
        { name: 'rates.csv', mediaType: 'text/csv', length: 1_000 },
        'the reference',
      );
      expectSame(progress.at(-1), { sentBytes: 1_000, totalBytes: 1_000 }, 'the last of the progress');
      await room.post(fixture.clear(createDraft({ body: '', attachments: [attachment] }, 'key')));
      const [event] = (await otherRoom.readLog({ limit: 1 })).events;
      const [seen] = (event?.type === 'posted' && event.message.attachments) || [];
      expectSame(seen?.name, 'rates.csv', 'the file of the message that the other reads');
      if (!seen) return;
      expectSame([...(await otherRoom.download(seen))], [...bytes], 'its bytes');
    },
  },
  {
    title: '[PR15] refuses a file that is too large, or taken back before',
    async run({ one, roomId }) {
      if (one.capabilities.attach !== true) return;
      const room = await one.join(roomId);
      const tooLarge = { name: 'all of it', bytes: new Uint8Array(LIMITS.fileBytes + 1) };
      await expectRejection(room.upload(tooLarge), 'limit/exceeded', 'a file that is too large');
      const aborted = room.upload({ name: 'a file', bytes }, { signal: AbortSignal.abort() });
      await expectRejection(aborted, 'call/aborted', 'a file that was taken back');
    },
  },
  {
    title: '[PR15] names no file of a removed message',
    async run(fixture) {
      const { attach, redact } = fixture.one.capabilities;
      if (attach !== true || redact !== true) return;
      const room = await fixture.one.join(fixture.roomId);
      const attachment = await room.upload({ name: 'secret.txt', bytes });
      const message = await room.post(fixture.clear(createDraft({ body: 'see', attachments: [attachment] }, 'key')));
      await room.redact(message.id);
      const { events } = await room.readLog({ limit: 10 });
      expectTrue(!JSON.stringify(events).includes('secret.txt'), 'the name is nowhere in the log');
    },
  },
];
