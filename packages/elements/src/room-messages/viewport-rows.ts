import type { PlaceRange } from './row-layout.ts';

/** What is to be drawn, by places. */
export interface ViewportRows extends PlaceRange {
  /** About how high a row will be in a list of this width; 0 where a place has none. */
  estimate(place: number, widthPx: number): number;
  /** The place of the row that shows what stands at a place. */
  headOf(place: number): number;
}

/** What comes with a drawing. */
export interface PrepareOptions {
  /** The list goes as far as the room does. */
  readonly isWhole: boolean;
  /** Rows that the reader holds. */
  readonly kept: PlaceRange | undefined;
  /** Places that had a row and have none now, or have one now and had none. */
  readonly moved: readonly number[];
}
