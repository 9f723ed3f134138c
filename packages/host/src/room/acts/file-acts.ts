import { appendPiece, beginUpload, dropUpload, readFile, rejectLacking, sendUpload } from '@roompane/protocol';
import { CarriedFiles } from '../../files/carried-files.ts';
import { readPieces } from '../../files/read-pieces.ts';
import { sendFile } from '../../files/send-file.ts';
import { UploadTable } from '../../files/upload-table.ts';
import { type Act, type Asker, callAct, streamAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';
import { admitSoMany } from './admit-so-many.ts';
import { fromSource } from './from-source.ts';

/** Files to the server and back. @spec FI1 FI2 FI3 FI4 FI5 */
export function createFileActs({ room, provider, feed, ended }: ActedRoom): readonly Act[] {
  const { capabilities } = provider;
  const carried = new CarriedFiles({ room, feed, ended });
  const tables = new WeakMap<Asker, UploadTable>();
  const uploadsOf = (asker: Asker): UploadTable => {
    const table = tables.get(asker) ?? new UploadTable(asker);
    tables.set(asker, table);
    return table;
  };
  const admit = admitSoMany('downloads');
  return [
    callAct(beginUpload, async (head, { asker }) => {
      if (capabilities.attach !== true) return rejectLacking(capabilities, 'attach');
      return { uploadId: uploadsOf(asker).begin(head) };
    }),
    callAct(appendPiece, ({ uploadId, data }, { asker }) => uploadsOf(asker).get(uploadId).append(data)),
    callAct(dropUpload, ({ uploadId }, { asker }) => uploadsOf(asker).drop(uploadId)),
    streamAct(sendUpload, ({ uploadId }, { asker, signal }) => {
      const uploads = uploadsOf(asker);
      const upload = uploads.get(uploadId);
      const file = { name: upload.head.name, mediaType: upload.head.mediaType, bytes: upload.take() };
      signal.addEventListener('abort', () => uploads.drop(uploadId), { once: true });
      return fromSource(sendFile(room, file, upload.dropped));
    }),
    streamAct(readFile, (attachment, { asker, signal }) => {
      const end = admit(asker);
      signal.addEventListener('abort', end, { once: true });
      const load = async (asked: AbortSignal): Promise<Uint8Array> => {
        const named = asker.isPage ? attachment : await carried.find(attachment, asked);
        return room.download(named, { signal: asked });
      };
      return fromSource(readPieces(load));
    }),
  ];
}
