import {
  type Attachment,
  type DraftInput,
  LIMITS,
  type Room,
  type RoompaneError,
  toRoompaneError,
  upload,
} from '@roompane/protocol';
import { fileSize } from '../internal/file-size.ts';

/** A file that shall go along with a draft. */
export interface ComposerFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  /** 0 to 1. */
  readonly share: number;
  /** The reference, once the server has the file. */
  readonly attachment?: Attachment | undefined;
  /** Why it did not get there. */
  readonly problem?: string | undefined;
}

interface Adding {
  readonly room: Room;
  /** Something of the files is different. */
  readonly changed: () => void;
}

/** The files of one draft: on their way to the server, there, or not. */
export class ComposerFiles {
  #files: readonly ComposerFile[] = [];
  #uploads = new Map<number, AbortController>();
  #count = 0;
  /** The server turned out to take none. */
  isLacking = false;

  get list(): readonly ComposerFile[] {
    return this.#files;
  }

  get isUploading(): boolean {
    return this.#files.some(({ attachment, problem }) => !attachment && problem === undefined);
  }

  /** What goes along now. */
  toFields(): Pick<DraftInput, 'attachments'> {
    const attachments = this.#files.flatMap(({ attachment }) => attachment ?? []);
    return attachments.length > 0 ? { attachments } : {};
  }

  /** Begins to send files; those beyond what a message may carry are left out with a word about it. */
  add(files: readonly File[], adding: Adding): void {
    for (const file of files) void this.#send(file, adding);
  }

  /** Takes a file out; what is under way stops. */
  remove(key: number): void {
    this.#uploads.get(key)?.abort();
    this.#uploads.delete(key);
    this.#files = this.#files.filter((file) => file.key !== key);
  }

  /** All of it goes. */
  clear(): void {
    for (const { key } of this.#files) this.remove(key);
  }

  /** Takes out what was posted, and what did not arrive. */
  drop(posted: readonly Attachment[]): void {
    const ids = new Set(posted.map(({ id }) => id));
    this.#files = this.#files.filter(
      ({ attachment, problem }) => problem === undefined && !(attachment && ids.has(attachment.id)),
    );
  }

  /** These and no others are there: a draft came back, or another one took its place. */
  takeOver(attachments: readonly Attachment[]): void {
    const known = new Map(this.#files.map((file) => [file.attachment?.id, file]));
    const others = this.#files.filter(({ attachment }) => !attachment);
    this.#files = [
      ...attachments.map(
        (attachment) =>
          known.get(attachment.id) ?? {
            key: ++this.#count,
            name: attachment.name,
            bytes: attachment.bytes,
            share: 1,
            attachment,
          },
      ),
      ...others,
    ];
  }

  async #send(file: File, { room, changed }: Adding): Promise<void> {
    const { name, size: bytes, type: mediaType } = file;
    const key = ++this.#count;
    const tell = (change: Partial<ComposerFile>): void => {
      this.#files = this.#files.map((each) => (each.key === key ? { ...each, ...change } : each));
      changed();
    };
    const refusal = this.#refusalOf(file);
    this.#files = [...this.#files, { key, name, bytes, share: 0, ...(refusal ? { problem: refusal } : {}) }];
    changed();
    if (refusal !== undefined) return;
    const life = new AbortController();
    this.#uploads.set(key, life);
    try {
      const content = new Uint8Array(await file.arrayBuffer());
      const options = {
        signal: life.signal,
        onProgress: ({ sentBytes, totalBytes }: { sentBytes: number; totalBytes: number }) =>
          tell({ share: totalBytes === 0 ? 1 : sentBytes / totalBytes }),
      };
      const input = { name: name.slice(0, 256), bytes: content, ...(mediaType ? { mediaType } : {}) };
      tell({ attachment: await upload(room, input, options), share: 1 });
    } catch (thrown) {
      if (!life.signal.aborted) tell({ problem: this.#problemOf(toRoompaneError(thrown)) });
    } finally {
      this.#uploads.delete(key);
    }
  }

  #refusalOf({ size }: File): string | undefined {
    if (this.#files.length >= LIMITS.attachments) return `A message carries ${LIMITS.attachments} files at most`;
    return size > LIMITS.fileBytes ? `Over ${fileSize(LIMITS.fileBytes)}` : undefined;
  }

  #problemOf({ code }: RoompaneError): string {
    if (code === 'feature/unsupported' || code === 'call/unknown-method') {
      this.isLacking = true;
      return 'This room takes no files';
    }
    if (code === 'limit/exceeded') return 'Larger than this room takes';
    return code === 'call/denied' ? 'Files may not be sent here' : 'Did not arrive';
  }
}
