import { LIMITS, type RoomLimits, RoompaneError } from '@roompane/protocol';
import * as NS from './namespace.ts';
import { childOf, textOf } from './xml.ts';

/** Of a stanza without its words: addresses, ids, what stands beside the body. */
const FRAME_BYTES = 4_096;
/** What one byte of text may become: `&` is five in XML, and what XML cannot carry travels as JSON too. */
const BYTES_FOR_ONE = 6;
/** Servers close the whole stream on more. Those that do not say what they take take 256 KiB, as long as nobody set it. */
const MAX_STANZA_CHARS = 200_000;

/** The longest stanza that a server takes, in bytes, where its stream says so (XEP-0478). */
export function parseStanzaLimit(features: Element | null): number | undefined {
  const said = Number(textOf(childOf(childOf(features ?? undefined, 'limits', NS.LIMITS), 'max-bytes')));
  return Number.isSafeInteger(said) && said > 0 ? said : undefined;
}

/** What then fits as text in the worst case; `undefined` where that is all that the contract allows. */
export function toRoomLimits(stanzaBytes: number | undefined): RoomLimits | undefined {
  if (stanzaBytes === undefined) return undefined;
  const fits = Math.max(1, Math.floor((stanzaBytes - FRAME_BYTES) / BYTES_FOR_ONE));
  if (fits >= LIMITS.storyBytes) return undefined;
  return { messageBytes: Math.min(fits, LIMITS.messageBytes), storyBytes: fits };
}

/** @throws `limit/exceeded` */
export function checkSize(stanza: string, stanzaBytes: number | undefined): void {
  const [limit, max, actual, unit] =
    stanzaBytes === undefined
      ? (['stanzaChars', MAX_STANZA_CHARS, stanza.length, 'characters'] as const)
      : (['stanzaBytes', stanzaBytes, new TextEncoder().encode(stanza).length, 'bytes'] as const);
  if (actual > max) throw new RoompaneError('limit/exceeded', { data: { limit, max, actual, unit } });
}
