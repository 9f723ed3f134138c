import {
  type Abortable,
  type Attachment,
  type FileInput,
  LIMITS,
  RoompaneError,
  type UploadOptions,
} from '@roompane/protocol';
import { throwIfAborted, untilAborted } from '@roompane/protocol/provider-kit';
import { isFileUrl, isLoopback } from './file-url.ts';
import type { Line } from './line.ts';
import { putFile } from './put-file.ts';
import type { Server } from './server.ts';
import { askSlot, createTooLarge } from './upload-slot.ts';

/** Files on the way to the server's store (XEP-0363) and from wherever a message says. @spec PR15 */
export class Files {
  readonly #line: Line;
  readonly #server: Server;
  readonly #isLocal: boolean;

  constructor(line: Line, server: Server) {
    this.#line = line;
    this.#server = server;
    this.#isLocal = isLoopback(line.service);
  }

  async upload(file: FileInput, { signal, onProgress }: UploadOptions = {}): Promise<Attachment> {
    const { upload: service } = this.#server;
    if (!service) throw new RoompaneError('feature/unsupported', { data: { feature: 'attach' } });
    const { name, mediaType = 'application/octet-stream' } = file;
    // A copy: who gave it may write on.
    const bytes = file.bytes.slice();
    const request = { service, name: toFileName(name), bytes: bytes.length, mediaType };
    const { putUrl, getUrl, headers } = await askSlot(this.#line, request, { signal });
    const put = { url: putUrl, headers: { ...headers, 'content-type': mediaType }, bytes };
    const status = await putFile(put, { signal, onProgress });
    throwIfAborted(signal);
    if (status === 413) throw createTooLarge(bytes.length, service.maxBytes);
    if (status < 200 || status > 299) throw createUnavailable('The server did not take the file', status);
    onProgress?.({ sentBytes: bytes.length, totalBytes: bytes.length });
    return { id: getUrl, name, mediaType, bytes: bytes.length, url: getUrl };
  }

  /** Rejects with `message/not-found` for a file that is not kept any more. */
  async download({ id, url = id }: Attachment, { signal }: Abortable = {}): Promise<Uint8Array> {
    // A stranger's message may name any address: those of this machine are only for a server that is on it.
    if (!isFileUrl(url) || (isLoopback(url) && !this.#isLocal)) throw createGone(id);
    return untilAborted(this.#download({ id, url }, signal), signal);
  }

  async #download(
    { id, url }: { readonly id: string; readonly url: string },
    signal?: AbortSignal,
  ): Promise<Uint8Array> {
    const request = { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' } as const;
    const answer = await fetch(url, { ...request, signal: signal ?? null }).catch(() => undefined);
    if (answer && [404, 410].includes(answer.status)) throw createGone(id);
    if (!answer?.ok || !answer.body) throw createUnavailable('The file cannot be read', answer?.status ?? 0);
    try {
      return await readAll(answer.body);
    } catch (thrown) {
      throw thrown instanceof RoompaneError ? thrown : createUnavailable('The file broke off', 0);
    }
  }
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    pieces.push(next.value);
    if (length <= LIMITS.fileBytes) continue;
    await reader.cancel();
    throw createTooLarge(length, LIMITS.fileBytes);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

/** Servers make a path of it. */
function toFileName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cs}/\\?#%]/gu, '_').replace(/^\.+/, '_') || 'file';
}

function createGone(attachmentId: string): RoompaneError {
  return new RoompaneError('message/not-found', { data: { attachmentId } });
}

function createUnavailable(what: string, status: number): RoompaneError {
  const message = `${what} (${status === 0 ? 'no answer' : `status ${status}`}).`;
  return new RoompaneError('provider/unavailable', { message });
}
