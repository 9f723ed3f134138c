import type { Spread } from './statistics.ts';

/** Where the frames' pages come from. `cross-site`: another site with its own origin. `opaque`: another site without one. */
export type Mode = 'cross-site' | 'opaque';

export const MODES: readonly Mode[] = ['cross-site', 'opaque'];

/** One number with its spread: a cell of the table. */
export interface Figure {
  /** A key of the table's rows. */
  readonly measure: string;
  readonly mode: Mode;
  readonly contestant: string;
  readonly value: Spread;
  /** Beside the raw reference, pair by pair; absent where there is none. */
  readonly ratio?: Spread;
}

/** The circumstances: without them no figure means anything. */
export interface Circumstances {
  readonly date: string;
  readonly machine: string;
  readonly browser: string;
  readonly commit: string;
  /** One-minute load average before and after. */
  readonly load: readonly [number, number];
  readonly durationS: number;
  readonly isQuick: boolean;
}

/** What `--json` writes and the documents are made from. */
export interface Results {
  readonly circumstances: Circumstances;
  readonly figures: readonly Figure[];
}
