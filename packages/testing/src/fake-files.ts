import { type Attachment, type FileInput, LIMITS, RoompaneError } from '@roompane/protocol';

/** The files of one fake room. */
export class FakeFiles {
  readonly #files = new Map<string, Uint8Array>();
  readonly #roomId: string;
  #count = 0;

  constructor(roomId: string) {
    this.#roomId = roomId;
  }

  add({ name, mediaType = 'application/octet-stream', bytes }: FileInput): Attachment {
    const id = `${this.#roomId}/f${this.#count++}`;
    this.#files.set(id, bytes.slice());
    return { id, name, mediaType, bytes: bytes.length };
  }

  read(id: string): Uint8Array {
    const bytes = this.#files.get(id);
    if (!bytes) throw new RoompaneError('message/not-found', { data: { attachmentId: id } });
    return bytes.slice();
  }

  remove(attachments: readonly Attachment[] = []): void {
    for (const { id } of attachments) this.#files.delete(id);
  }
}

/** @throws `limit/exceeded` */
export function checkFileSize({ bytes }: FileInput): void {
  const max = LIMITS.fileBytes;
  if (bytes.length <= max) return;
  throw new RoompaneError('limit/exceeded', { data: { limit: 'fileBytes', max, actual: bytes.length, unit: 'bytes' } });
}
