import type { PlaceRange, RowLayout } from './row-layout.ts';

/** Rows that are drawn at most, whatever is in sight, selected or has the focus. */
export const DRAWN_ROWS = 300;
/** The range moves by this many rows, so that most frames of a slow scroll draw nothing new. */
const STEP_ROWS = 4;
/** Drawn above and below what is in sight: one more view, within these bounds. The compositor scrolls ahead of the page. */
const LEAST_MARGIN_PX = 320;
const MOST_MARGIN_PX = 800;

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
  const needed = within(layout, { first, end: Math.min(end, first + DRAWN_ROWS) });
  if (!kept) return needed;
  const both = within(layout, { first: Math.min(first, kept.first), end: Math.max(end, kept.end) });
  return both.end - both.first <= DRAWN_ROWS ? both : needed;
}

function marginOf(viewPx: number): number {
  return Math.min(Math.max(viewPx, LEAST_MARGIN_PX), MOST_MARGIN_PX);
}

function within(layout: RowLayout, { first, end }: PlaceRange): PlaceRange {
  return { first: Math.max(first, layout.first), end: Math.min(end, layout.end) };
}
