import { HeightTree } from './height-tree.ts';

/** Which places: from `first` to before `end`. */
export interface PlaceRange {
  readonly first: number;
  readonly end: number;
}

/**
 * Where each row of a list stands, in pixels from the upper edge of what scrolls. A row is a message and what is drawn
 * before it (a day, where the unread begin); the two are measured apart, so that a message can stay where it is while
 * what was before it goes. Heights are estimates until they are measured.
 */
export class RowLayout {
  /** What stands above all rows. */
  leadPx = 0;
  /** What stands below them. */
  tailPx = 0;
  /** Two heights a place: at `2 * place` what is drawn before the message, at `2 * place + 1` the message. */
  #heights = new HeightTree();

  get first(): number {
    return this.#heights.first / 2;
  }

  get end(): number {
    return this.#heights.end / 2;
  }

  get totalPx(): number {
    return this.leadPx + this.#heights.totalPx + this.tailPx;
  }

  /** The upper edge of a row, what is drawn before its message included. */
  rowTop(place: number): number {
    return this.leadPx + this.#heights.topOf(place * 2);
  }

  messageTop(place: number): number {
    return this.leadPx + this.#heights.topOf(place * 2 + 1);
  }

  /** The place at a pixel; the nearest end for one outside. */
  placeAt(px: number): number {
    return Math.floor(this.#heights.indexAt(px - this.leadPx) / 2);
  }

  /** Has a place a row at all? What is empty or folded away has none. */
  hasRow(place: number): boolean {
    return this.#heights.heightOf(place * 2 + 1) > 0;
  }

  /** The place behind the `count`-th row from `first` on, or the end. */
  endOfRows(first: number, count: number): number {
    let place = first;
    for (let rest = count; place < this.end && rest > 0; place++) if (this.hasRow(place)) rest--;
    return place;
  }

  /** What is drawn before a message, measured. True when that is news. */
  setBefore(place: number, px: number): boolean {
    return this.#heights.set(place * 2, px);
  }

  /** A message, measured. True when that is news. */
  setMessage(place: number, px: number): boolean {
    return this.#heights.set(place * 2 + 1, px);
  }

  /** Makes the places those of `range`. What stays keeps its heights. */
  cover({ first, end }: PlaceRange, estimate: (place: number) => number): void {
    if (first === this.first && end === this.end) return;
    this.#heights.cover(first * 2, end * 2, (index) => (index & 1 ? estimate((index - 1) / 2) : 0));
  }

  /** Estimates every message anew: the lines of a text are others in another width. */
  estimateAll(estimate: (place: number) => number): void {
    const heights = this.#heights;
    heights.refill((index) => (index & 1 ? estimate((index - 1) / 2) : heights.heightOf(index)));
  }
}
