/** Rows drawn beyond both edges of what is in sight, so that a quick scroll shows no hole. */
const MARGIN_ROWS = 6;

export interface Viewport {
  readonly scrollTopPx: number;
  readonly heightPx: number;
  readonly rowPx: number;
}

/** The rows to draw of a list, as a stretch from `first` up to `end`, and those of them in sight. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
  readonly firstInSight: number;
  readonly endInSight: number;
}

/** However long the list: as many rows as are in sight, and a few. */
export function windowRows(count: number, { scrollTopPx, heightPx, rowPx }: Viewport): RowWindow {
  const within = (row: number): number => Math.max(0, Math.min(count, row));
  const endInSight = within(Math.ceil((scrollTopPx + heightPx) / rowPx));
  const firstInSight = Math.min(within(Math.floor(scrollTopPx / rowPx)), Math.max(0, endInSight - 1));
  return {
    first: within(firstInSight - MARGIN_ROWS),
    end: within(endInSight + MARGIN_ROWS),
    firstInSight,
    endInSight,
  };
}
