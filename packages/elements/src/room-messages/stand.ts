import type { RowLayout } from './row-layout.ts';

/** Where a reader stands: at the newest message, wherever that is, or where one message keeps its distance from the edge. */
export type Stand =
  | { readonly at: 'end' }
  /** `offsetPx` from the upper edge of what is in sight down to the message. */
  | { readonly at: 'message'; readonly place: number; readonly offsetPx: number };

export const AT_END: Stand = { at: 'end' };

/** Pixels from the end within which someone who scrolls down has arrived. */
const NEAR_PX = 24;

/** A scroll as it was found. */
export interface Scroll {
  readonly topPx: number;
  /** Where the list was before it. */
  readonly fromPx: number;
  readonly viewPx: number;
  /** Does the list go as far as the room does? Else its lower edge is no end. */
  readonly isWhole: boolean;
}

/** How far a list of this layout is scrolled at most. */
export function endTop(layout: RowLayout, viewPx: number): number {
  return Math.max(0, layout.totalPx - viewPx);
}

/** How far a list has to be scrolled for a reader to stand there. */
export function topOf(stand: Stand, layout: RowLayout, viewPx: number): number {
  const endPx = endTop(layout, viewPx);
  if (stand.at === 'end' || layout.first === layout.end) return endPx;
  const place = Math.min(Math.max(stand.place, layout.first), layout.end - 1);
  return Math.min(Math.max(0, layout.messageTop(place) - stand.offsetPx), endPx);
}

/**
 * The stand by the first message that begins in sight, so that what is above it may grow or shrink; by the one at the
 * upper edge where a single message fills the list.
 */
export function standAt(topPx: number, layout: RowLayout, viewPx: number): Stand {
  if (layout.first === layout.end) return AT_END;
  const edge = layout.placeAt(topPx);
  const next = nextRow(layout, edge);
  const isBegun = layout.messageTop(edge) < topPx && next !== undefined;
  const place = isBegun && layout.messageTop(next) < topPx + viewPx ? next : edge;
  return { at: 'message', place, offsetPx: layout.messageTop(place) - topPx };
}

/** Over places that have no row. */
function nextRow(layout: RowLayout, place: number): number | undefined {
  for (let at = place + 1; at < layout.end; at++) if (layout.hasRow(at)) return at;
  return undefined;
}

/**
 * Where a reader stands who has scrolled. Any move away from the end leaves it: a wheel begins with a pixel or two, and a
 * list that calls a reader at two pixels from the end back would never let go while messages come.
 */
export function standAfter(before: Stand, scroll: Scroll, layout: RowLayout): Stand {
  const { topPx, fromPx, viewPx, isWhole } = scroll;
  const restPx = endTop(layout, viewPx) - topPx;
  const isDownwards = topPx >= fromPx;
  const isAtEnd = restPx <= 1 || (isDownwards && (before.at === 'end' || restPx <= NEAR_PX));
  return isWhole && isAtEnd ? AT_END : standAt(topPx, layout, viewPx);
}
