import * as LIMITS from './limit.ts';
import { integer, list, optional, type Parser, record, text } from './parser.ts';

/** A file that a message carries, by reference: its bytes are the chat server's to keep. */
export interface Attachment {
  /** The server's name for the file, opaque. */
  readonly id: string;
  /** As the sender named it, for people. Never a path to write to. */
  readonly name: string;
  /** A media type as the sender says, such as `image/png`. Nobody vouches for it. */
  readonly mediaType: string;
  /** The file's length. */
  readonly bytes: number;
  /** Where the file can be read, `https:` (or `http:` on loopback), for as long as the server keeps it. Absent where a provider alone can read it. */
  readonly url?: string;
}

export const parseAttachment: Parser<Attachment> = record<Attachment>({
  id: text(2_048, 1),
  name: text(256, 1),
  mediaType: text(128),
  bytes: integer(0),
  url: optional(text(2_048)),
});

export const parseAttachments: Parser<readonly Attachment[]> = list(parseAttachment, LIMITS.attachments);

/** A file on its way to the server. */
export interface FileInput {
  /** 1 to 256 characters. */
  readonly name: string;
  /** @default 'application/octet-stream' */
  readonly mediaType?: string | undefined;
  readonly bytes: Uint8Array;
}

/** How much of a file has reached the server. */
export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}
