import type { PlaceRange, RowLayout } from './row-layout.ts';

/** Rows that are drawn at most, whatever is in sight, selected or has the focus. */
export const DRAWN_ROWS = 300;
/** The range moves by this many rows, so that most frames of a slow scroll draw nothing new. */
const STEP_ROWS = 4;
/** Drawn above and below what is in sight: one more view, within these bounds. The compositor scrolls ahead of the page. */
const LEAST_MARGIN_PX = 320;
const MOST_MARGIN_PX = 800;

/** As far down from the upper edge something may cover the list. */
const EDGE_PX = 36;

/** What of a list is in sight. */
export interface Sight {
  readonly topPx: number;
  readonly viewPx: number;
  /** Drawn above and below. @default one view, within 320 and 800 px */
  readonly marginPx?: number | undefined;
}

/**
 * The rows to draw for what is in sight, with a margin. `kept` are rows that the reader holds, by a selection or the
 * focus: what lies between is drawn too, as long as that are few enough.
 */
export function rangeOf(
  layout: RowLayout,
  { topPx, viewPx, marginPx = marginOf(viewPx) }: Sight,
  kept?: PlaceRange,
): PlaceRange {
  if (layout.first === layout.end) return { first: layout.first, end: layout.end };
  const first = Math.floor(layout.placeAt(topPx - marginPx) / STEP_ROWS) * STEP_ROWS;
  const end = Math.ceil((layout.placeAt(topPx + viewPx + marginPx) + 1) / STEP_ROWS) * STEP_ROWS;
  const needed = within(layout, { first, end: cutEnd(layout, { first, end }) });
  if (!kept) return needed;
  const both = within(layout, { first: Math.min(first, kept.first), end: Math.max(end, kept.end) });
  return both.end <= cutEnd(layout, both) ? both : needed;
}

/** Where a drawing of so many rows ends at the latest. What has no row is not drawn. */
function cutEnd(layout: RowLayout, { first, end }: PlaceRange): number {
  if (end - first <= DRAWN_ROWS) return end;
  return Math.min(end, layout.endOfRows(Math.max(first, layout.first), DRAWN_ROWS));
}

/** The row at the upper edge; none where something that parts messages is within what covers the list there. */
export function edgeOf(layout: RowLayout, topPx: number): number | undefined {
  const edge = layout.placeAt(topPx);
  for (let at = edge; at < layout.end; at++) {
    if (!layout.hasRow(at)) continue;
    if (layout.rowTop(at) >= topPx + EDGE_PX) break;
    const messagePx = layout.messageTop(at);
    if (messagePx > layout.rowTop(at) && messagePx > topPx) return undefined;
  }
  return edge;
}

function marginOf(viewPx: number): number {
  return Math.min(Math.max(viewPx, LEAST_MARGIN_PX), MOST_MARGIN_PX);
}

function within(layout: RowLayout, { first, end }: PlaceRange): PlaceRange {
  return { first: Math.max(first, layout.first), end: Math.min(end, layout.end) };
}
