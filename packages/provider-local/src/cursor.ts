import type { Cursor } from '@roompane/protocol';

/** A place in one log. Sequence numbers start at 1; 0 is the place before the first event. */
export interface Place {
  /** Random for each log, so that neither another room's cursor nor one of an evicted store fits by chance. */
  readonly logId: string;
  readonly seq: number;
}

const form = /^([0-9a-f]{32})\.(0|[1-9a-z][0-9a-z]{0,9})$/;

export function toCursor({ logId, seq }: Place): Cursor {
  return `${logId}.${seq.toString(36)}`;
}

/** `undefined` for what this provider never gave out. */
export function parsePlace(cursor: unknown): Place | undefined {
  const [, logId, written] = (typeof cursor === 'string' && form.exec(cursor)) || [];
  if (logId === undefined || written === undefined) return undefined;
  const seq = Number.parseInt(written, 36);
  return Number.isSafeInteger(seq) ? { logId, seq } : undefined;
}
