import type { ContextParts } from './context-parts.ts';
import type { Direction } from './port-event.ts';
import type { WireRecord } from './wire-record.ts';

/** Something that the far side may still say more of: a call, a stream, a check, a ping. */
export interface OpenRecord {
  readonly record: WireRecord;
  /** The row that batches of this stream are folded into, and where the last of them stood. */
  readonly batches?: { readonly record: WireRecord; readonly seq: number; readonly atEpochMs: number } | undefined;
  readonly context?: ContextParts | undefined;
  /** The caller wants no answer any more; one may come all the same. */
  readonly isTakenBack?: boolean;
}

/** What is known of one add-in's port. */
export interface SessionState {
  /** By {@link keyOf}, in the order of opening. */
  readonly open: ReadonlyMap<string, OpenRecord>;
  /** The host's latest ping and its pong. */
  readonly barrier: { readonly pingedAtEpochMs: number; readonly pongedAtEpochMs?: number | undefined } | undefined;
}

export const NEW_SESSION: SessionState = { open: new Map(), barrier: undefined };

/** More than both sides may have open together; what a hostile side opens beyond it pushes the oldest out. */
const MOST_OPEN = 256;

/** Each side counts its own calls and pings. `direction` is the way the call itself went. */
export function keyOf(direction: Direction, id: number): string {
  return `${direction} ${id}`;
}

export function opposite(direction: Direction): Direction {
  return direction === 'to-host' ? 'to-addin' : 'to-host';
}

export function setOpen(state: SessionState, key: string, opened: OpenRecord): SessionState {
  const open = new Map(state.open).set(key, opened);
  const [oldest] = open.keys();
  if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
  return { ...state, open };
}

export function dropOpen(state: SessionState, key: string): SessionState {
  const open = new Map(state.open);
  open.delete(key);
  return { ...state, open };
}
