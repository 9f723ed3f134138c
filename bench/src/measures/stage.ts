import type { Browser } from 'playwright-core';
import { type BenchPage, onPage } from '../bench-page.ts';
import type { Figure, Mode } from '../figures.ts';
import type { Sites } from '../serve.ts';

/** Where a measure takes place. */
interface Stage {
  readonly browser: Browser;
  readonly sites: Sites;
  readonly modes: readonly Mode[];
  readonly contestants: readonly string[];
  /** Fewer blocks, for a look while developing. */
  readonly isQuick: boolean;
  /** Says what is being measured now. */
  readonly say: (what: string) => void;
}

/** One group of rows of the table. */
export type Measure = (stage: Stage) => Promise<readonly Figure[]>;

/** One contestant's turn, on a page of its own. */
export interface Turn {
  readonly page: BenchPage;
  readonly mode: Mode;
  readonly contestant: string;
  readonly stage: Stage;
}

/** A measure that gives each contestant its turn, in each of `modes` or in all of the stage's. */
export function inTurn(
  what: string,
  act: (turn: Turn) => Promise<readonly Figure[]>,
  modes?: readonly Mode[],
): Measure {
  return async (stage) => {
    const { browser, sites, contestants, say } = stage;
    const figures: Figure[] = [];
    for (const mode of modes ?? stage.modes) {
      for (const contestant of contestants) {
        say(`${what}, ${mode}, ${contestant}`);
        const turn = (page: BenchPage) => act({ page, mode, contestant, stage });
        figures.push(...(await onPage(browser, { sites, mode }, turn)));
      }
    }
    return figures;
  };
}
