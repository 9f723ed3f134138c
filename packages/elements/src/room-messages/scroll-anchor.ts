/** Pixels from the end within which a reader counts as being at the newest. */
const NEAR_PX = 24;

/** Where a reader is, in terms that survive a change of the rows above. */
export interface ScrollAnchor {
  readonly row: Element;
  readonly offsetPx: number;
}

/** Is the newest line in view? */
export function isAtEnd({ scrollHeight, scrollTop, clientHeight }: Element): boolean {
  return scrollHeight - scrollTop - clientHeight <= NEAR_PX;
}

/** The first row in view and how far below the upper edge it begins. */
export function anchorOf(scroller: Element, rows: Iterable<Element>): ScrollAnchor | undefined {
  const { top } = scroller.getBoundingClientRect();
  for (const row of rows) {
    const box = row.getBoundingClientRect();
    if (box.bottom > top) return { row, offsetPx: box.top - top };
  }
  return undefined;
}

/** Brings the anchored row back to where it was. Does nothing when the row is gone. */
export function restoreAnchor(scroller: Element, { row, offsetPx }: ScrollAnchor): void {
  if (!row.isConnected) return;
  const { top } = scroller.getBoundingClientRect();
  scroller.scrollTop += row.getBoundingClientRect().top - top - offsetPx;
}
