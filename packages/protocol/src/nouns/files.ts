import { type Attachment, type FileInput, parseAttachment, type UploadProgress } from '../attachment.ts';
import * as LIMITS from '../limit.ts';
import type { Call, StreamCall } from '../method.ts';
import { integer, type Parser, record, text, variant } from '../parser.ts';
import { id } from '../person.ts';
import type { UploadOptions } from '../provider.ts';
import { RoompaneError } from '../roompane-error.ts';
import type { Abortable, Room } from '../room.ts';
import { deadlineMs, nothing } from './call-parts.ts';

/** A file as it is announced, before its bytes. */
export interface FileHead {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export interface UploadParams {
  readonly uploadId: string;
}

/** The next piece of an upload, as base64. */
export interface PieceParams extends UploadParams {
  readonly data: string;
}

/** How an upload goes from the host to the server. */
export type UploadEvent =
  ({ readonly type: 'progress' } & UploadProgress) | { readonly type: 'sent'; readonly attachment: Attachment };

/** The next piece of a download, as base64. */
export interface Piece {
  readonly data: string;
}

const piece = text(LIMITS.filePieceChars);

export const parseFileHead: Parser<FileHead> = record<FileHead>({
  name: text(256, 1),
  mediaType: text(128, 1),
  bytes: integer(0, LIMITS.fileBytes),
});

export const parseUploadParams: Parser<UploadParams> = record<UploadParams>({ uploadId: id });

export const parsePieceParams: Parser<PieceParams> = record<PieceParams>({ uploadId: id, data: piece });

const length = integer(0);

export const beginUploadCall: Call<FileHead, UploadParams> = {
  name: 'files/begin',
  deadlineMs,
  result: parseUploadParams,
};
export const appendPieceCall: Call<PieceParams, undefined> = { name: 'files/append', deadlineMs, result: nothing };
/** Gives the file to the server and tells how it goes; the last event is `sent`. Its end takes the upload away. */
export const sendUploadCall: StreamCall<UploadParams, UploadEvent> = {
  name: 'files/send',
  event: variant<UploadEvent>({
    progress: { sentBytes: length, totalBytes: length },
    sent: { attachment: parseAttachment },
  }),
};
export const dropUploadCall: Call<UploadParams, undefined> = { name: 'files/drop', deadlineMs, result: nothing };
export const readFileCall: StreamCall<Attachment, Piece> = {
  name: 'files/read',
  event: record<Piece>({ data: piece }),
};

/** Bytes of one piece: base64 makes four characters of three. */
export const PIECE_BYTES: number = (LIMITS.filePieceChars / 4) * 3;

type AnyRoom = Pick<Room, 'call' | 'follow'>;

/**
 * Sends a file, at most 20 MiB, and gives the reference to post: `room.post({ body, attachments: [reference] })`. There is
 * no deadline; an abort stops it. Needs `files/attach`. Rejects with `limit/exceeded`, `feature/unsupported`,
 * `provider/unavailable`.
 */
export async function upload(room: AnyRoom, file: FileInput, options: UploadOptions = {}): Promise<Attachment> {
  const { name, mediaType = 'application/octet-stream', bytes: content } = file;
  const { signal, onProgress } = options;
  const { uploadId } = await room.call(beginUploadCall, { name, mediaType, bytes: content.length }, { signal });
  try {
    for (let from = 0; from < content.length; from += PIECE_BYTES) {
      const data = toBase64(content.subarray(from, from + PIECE_BYTES));
      await room.call(appendPieceCall, { uploadId, data }, { signal });
    }
    for await (const event of room.follow(sendUploadCall, { uploadId }, { signal })) {
      if (event.type === 'sent') return event.attachment;
      onProgress?.({ sentBytes: event.sentBytes, totalBytes: event.totalBytes });
    }
  } catch (thrown) {
    // The host forgets the upload with the session at the latest.
    room.call(dropUploadCall, { uploadId }).catch(() => undefined);
    throw thrown;
  }
  throw new RoompaneError('call/aborted', { cause: signal?.reason });
}

/** The bytes of a file that a message carries. Needs `messages/read`. Rejects with `message/not-found`, `limit/exceeded`. */
export async function download(room: AnyRoom, attachment: Attachment, options: Abortable = {}): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const { data } of room.follow(readFileCall, attachment, options)) {
    const bytes = fromBase64(data);
    total += bytes.length;
    if (total > LIMITS.fileBytes) throw new RoompaneError('limit/exceeded', { data: { limit: 'fileBytes' } });
    pieces.push(bytes);
  }
  if (options.signal?.aborted) throw new RoompaneError('call/aborted', { cause: options.signal.reason });
  const whole = new Uint8Array(total);
  let at = 0;
  for (const bytes of pieces) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/** Characters that one call of `fromCharCode` surely takes. */
const STRETCH = 8_192;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STRETCH) binary += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  return btoa(binary);
}

/** @throws `call/invalid-params` for what is no base64 */
export function fromBase64(data: string): Uint8Array {
  try {
    return Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  } catch (cause) {
    throw new RoompaneError('call/invalid-params', { data: { path: 'data', expected: 'base64' }, cause });
  }
}
