import { countBytes, LIMITS, type MessageKind, type RoomLimits, type RoompaneError } from '@roompane/protocol';

/** A count begins to show at this share of its limit. */
const NEAR = 0.8;
/** UTF-8 bytes that one UTF-16 unit takes at most. */
const MAX_BYTES_PER_UNIT = 3;

/** How much of a draft's limit is used. */
export interface DraftSize {
  readonly bytes: number;
  readonly maxBytes: number;
}

/**
 * The size of a text, once it is near the limit of its room; counting costs, so a short text is not counted.
 * A room can take less than the contract allows, never more.
 */
export function sizeNearLimit(text: string, kind: MessageKind, limits: RoomLimits = LIMITS): DraftSize | undefined {
  const name = kind === 'story' ? 'storyBytes' : 'messageBytes';
  const maxBytes = Math.min(limits[name], LIMITS[name]);
  if (text.length * MAX_BYTES_PER_UNIT < maxBytes * NEAR) return undefined;
  const bytes = countBytes(text);
  return bytes < maxBytes * NEAR ? undefined : { bytes, maxBytes };
}

/** What `checkDraft` found, in words for the person who writes. */
export function problemWords({ code, data }: RoompaneError): string {
  if (code === 'limit/exceeded') {
    const over = Number(data?.['actual']) - Number(data?.['max']);
    return `${over.toLocaleString()} ${over === 1 ? 'byte' : 'bytes'} too long`;
  }
  return data?.['path'] === 'title' ? 'A story needs a title' : 'Write something first';
}
