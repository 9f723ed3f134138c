import { connect } from '@roompane/addin';
import { type PageWatch, watchPage } from '../../../testing/src/session/page-watch.ts';
import type { ReaderAct, ReaderStart, ReaderView } from '../session-model/pages.ts';
import { Reader } from '../session-model/reader.ts';
import { countStrings } from './count-strings.ts';
import { time } from './manual-time.ts';

/** What a page says of itself: how it stands, and what it has seen and how its posts ended since it was asked last. */
export interface Report extends ReaderView {
  /** Strings that it has sent to the host since its load. */
  readonly sent: number;
}

/** What is asked of a page: an act, or that time passes for it; and how many strings must have arrived at it before it answers. */
export interface Order {
  readonly act?: ReaderAct;
  readonly passMs?: number;
  readonly arrivals: number;
}

/** The page of a {@link Reader}, which answers when all is done that it does by itself. */
export class ReadingPage {
  readonly #watch: PageWatch = watchPage();
  readonly #nextTask = tasksOfThisPage();
  readonly #strings = countStrings();
  readonly #connecting = connect();
  #reader: Reader | undefined;
  #told = { seen: 0, outcomes: 0 };

  constructor() {
    // The reader, which begins later, is told of it.
    this.#connecting.catch(() => undefined);
  }

  /** Says how the page was loaded: `self.origin`. */
  begin(start: ReaderStart): string {
    this.#reader = new Reader({ ...start, connect: () => this.#connecting, clock: time });
    return globalThis.origin;
  }

  async obey({ act, passMs = 0, arrivals }: Order): Promise<Report> {
    if (act) this.#reader?.perform(act);
    time.advance(passMs);
    await this.#strings.arrived(arrivals);
    await this.#nextTask();
    return this.#report();
  }

  reload(): void {
    location.reload();
  }

  #report(): Report {
    if (!this.#reader) throw new Error('Nothing has begun.');
    const { state, cursor, wanted, known, seen, outcomes } = this.#reader;
    const faults = [...this.#reader.faults, ...this.#watch.harm];
    const news = { seen: seen.slice(this.#told.seen), outcomes: outcomes.slice(this.#told.outcomes) };
    this.#told = { seen: seen.length, outcomes: outcomes.length };
    return { state, cursor, wanted, known, faults, ...news, sent: this.#strings.sent };
  }
}

/** Resolves behind what an arrival sets off. Its channel is not among those that are counted. */
function tasksOfThisPage(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return () =>
    new Promise((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage('');
    });
}
