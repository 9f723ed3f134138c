import type { WireRecord } from './wire-record.ts';

export interface RingBounds {
  /** Records that are kept at least; a tenth more before the oldest are let go. */
  readonly records: number;
  /** UTF-16 units of contents in all records together. */
  readonly contentChars: number;
}

const countChars = ({ contents }: WireRecord): number => contents.reduce((sum, { written }) => sum + written.length, 0);

/**
 * The latest records, by ids that count without a hole. Past its bounds the oldest goes; past the bound on contents the
 * oldest keeps its row and loses its contents.
 */
export class RecordRing {
  readonly #bounds: RingBounds;
  #records: WireRecord[] = [];
  #firstId = 1;
  #contentChars = 0;
  /** All before this id have lost their contents. */
  #barrenBefore = 1;
  #snapshot: readonly WireRecord[] | undefined;

  constructor(bounds: RingBounds) {
    this.#bounds = bounds;
  }

  /** Oldest first. The same array until something changes. */
  get records(): readonly WireRecord[] {
    return (this.#snapshot ??= this.#records.slice());
  }

  find(id: number): WireRecord | undefined {
    return this.#records[id - this.#firstId];
  }

  /** Takes a new record, or a former one as it stands now; one that is gone is not taken again. */
  put(given: WireRecord): void {
    const index = given.id - this.#firstId;
    if (index < 0) return;
    const record = given.id < this.#barrenBefore ? { ...given, contents: [] } : given;
    const before = this.#records[index];
    this.#snapshot = undefined;
    this.#contentChars += countChars(record) - (before ? countChars(before) : 0);
    this.#records[index] = record;
    // Cut in stretches: to shift a long array for each record would cost more than the record.
    const excess = this.#records.length - this.#bounds.records;
    if (excess > this.#bounds.records / 10) this.#forget(excess);
    this.#dropContents();
  }

  clear(): void {
    this.#forget(this.#records.length);
  }

  #forget(count: number): void {
    for (const gone of this.#records.splice(0, count)) this.#contentChars -= countChars(gone);
    this.#firstId += count;
    this.#barrenBefore = Math.max(this.#barrenBefore, this.#firstId);
    this.#snapshot = undefined;
  }

  #dropContents(): void {
    while (this.#contentChars > this.#bounds.contentChars) {
      const index = this.#barrenBefore++ - this.#firstId;
      const oldest = this.#records[index];
      if (!oldest) return;
      this.#contentChars -= countChars(oldest);
      this.#records[index] = { ...oldest, contents: [] };
    }
  }
}
