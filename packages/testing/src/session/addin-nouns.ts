import {
  type AddinRoom,
  type Json,
  type Attachment,
  beginUpload,
  directory,
  download,
  history,
  type HistoryOptions,
  type MessageQuery,
  react,
  type Reaction,
  readServerClock,
  redact,
  type RoomQuery,
  search,
  signals,
  typing,
  unread,
  upload,
  type UploadProgress,
} from '@roompane/protocol';

/** One act of a noun that few need. */
export type NounAct =
  | { readonly does: 'search'; readonly query: MessageQuery }
  | { readonly does: 'redact'; readonly messageId: string }
  | { readonly does: 'react'; readonly reaction: Reaction }
  | { readonly does: 'find-rooms'; readonly query: RoomQuery }
  | { readonly does: 'room-info' | 'follow-room' | 'unfollow-room' | 'decline'; readonly roomId: string }
  | { readonly does: 'mark-read'; readonly upTo: string }
  | { readonly does: 'set-typing'; readonly isTyping: boolean }
  | { readonly does: 'signal'; readonly data: Json }
  | { readonly does: 'read-clock' }
  | { readonly does: 'history'; readonly options: Omit<HistoryOptions, 'signal'> }
  | { readonly does: 'announce-file' | 'upload'; readonly bytes: number }
  | { readonly does: 'download'; readonly attachment: Attachment };

/** What came of an upload. */
export interface Uploaded {
  readonly attachment: Attachment;
  readonly told: readonly UploadProgress[];
}

/** What came of a download: how long it is, and whether each byte is what {@link performNoun} sends. */
export interface Downloaded {
  readonly bytes: number;
  readonly isWhole: boolean;
}

const byteAt = (index: number): number => index % 251;

/** Performs one act on a room; its result is plain JSON. */
export async function performNoun(room: AddinRoom, act: NounAct, signal: AbortSignal): Promise<unknown> {
  const abortable = { signal };
  switch (act.does) {
    case 'search':
      return search(room, act.query, abortable);
    case 'redact':
      return redact(room, act.messageId, abortable);
    case 'react':
      return react(room, act.reaction, abortable);
    case 'find-rooms':
      return directory(room).find(act.query, abortable);
    case 'room-info':
      return directory(room).info(act.roomId, abortable);
    case 'follow-room':
      return directory(room).follow(act.roomId, abortable);
    case 'unfollow-room':
      return directory(room).unfollow(act.roomId, abortable);
    case 'decline':
      return directory(room).decline(act.roomId, abortable);
    case 'mark-read':
      return unread(room).markRead(act.upTo, abortable);
    case 'set-typing':
      return typing(room).set(act.isTyping, abortable);
    case 'signal':
      return signals(room).send(act.data, abortable);
    case 'read-clock':
      return readServerClock(room, abortable);
    case 'history':
      return readHistory(room, { ...act.options, signal });
    case 'announce-file':
      return room.call(beginUpload, { name: 'rates.csv', mediaType: 'text/csv', bytes: act.bytes }, abortable);
    case 'upload':
      return sendFile(room, act.bytes, signal);
    case 'download':
      return check(await download(room, act.attachment, abortable));
  }
}

/** The texts of each page. */
async function readHistory(room: AddinRoom, options: HistoryOptions): Promise<readonly (readonly string[])[]> {
  const pages: string[][] = [];
  for await (const { events } of history(room, options)) {
    pages.push(events.map((each) => (each.type === 'posted' ? each.message.body.text : '')));
  }
  return pages;
}

async function sendFile(room: AddinRoom, length: number, signal: AbortSignal): Promise<Uploaded> {
  const told: UploadProgress[] = [];
  const bytes = Uint8Array.from({ length }, (_, index) => byteAt(index));
  const onProgress = (progress: UploadProgress): void => void told.push(progress);
  const attachment = await upload(room, { name: 'rates.csv', mediaType: 'text/csv', bytes }, { signal, onProgress });
  return { attachment, told };
}

function check(bytes: Uint8Array): Downloaded {
  return { bytes: bytes.length, isWhole: bytes.every((byte, index) => byte === byteAt(index)) };
}
