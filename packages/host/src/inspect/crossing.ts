import { NOTHING } from './facts.ts';
import type { CrossedEvent, Direction } from './port-event.ts';
import { addString } from './recorded-strings.ts';
import type { WireRecord } from './wire-record.ts';

export interface CrossingOptions {
  /** The id of the record that this string begins, if it begins one. */
  readonly nextId: number;
  readonly source: string;
  readonly keepsContents: boolean;
}

type Begun = Partial<WireRecord> & Pick<WireRecord, 'kind' | 'name'>;

/** One string on its way, as the fold sees it: it begins a record, adds to one, or settles one. */
export class Crossing {
  readonly direction: Direction;
  readonly atEpochMs: number;
  readonly written: string | undefined;
  readonly #sizeBytes: number;
  readonly #options: CrossingOptions;

  constructor({ direction, atEpochMs, written, sizeBytes }: CrossedEvent, options: CrossingOptions) {
    this.direction = direction;
    this.atEpochMs = atEpochMs;
    this.written = written;
    this.#sizeBytes = sizeBytes;
    this.#options = options;
  }

  /** A record that begins with this string. What is not said of it: it was sent, and nothing is known of its contents. */
  begin(begun: Begun): WireRecord {
    const { nextId: id, source } = this.#options;
    const { direction, atEpochMs } = this;
    const bare = { id, source, direction, atEpochMs, sizeBytes: 0, facts: NOTHING, contents: [] };
    return this.add({ ...bare, result: 'sent', ...begun }, {});
  }

  /** The record with this string counted to it. */
  add(record: WireRecord, change: Partial<WireRecord>): WireRecord {
    const { direction, atEpochMs, written } = this;
    const keeps = this.#options.keepsContents && written !== undefined;
    const contents = keeps ? addString(record.contents, { direction, atEpochMs, written }) : record.contents;
    return { ...record, ...change, sizeBytes: record.sizeBytes + this.#sizeBytes, contents };
  }

  /** The record as this string settles it. */
  settle(record: WireRecord, change: Partial<WireRecord>): WireRecord {
    return this.add(record, { ...change, tookMs: this.atEpochMs - record.atEpochMs });
  }
}
