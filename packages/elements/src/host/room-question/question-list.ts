import { RoompaneError } from '@roompane/protocol';
import type { UserQuestion } from '../session.ts';

/** A question that waits for its answer, or for its turn. */
export interface OpenQuestion {
  readonly question: UserQuestion;
  /** Twice is the same as once. */
  answer(said: 'yes' | 'no'): void;
}

/** The questions of any number of rooms: one is up at a time, in the order in which they came. */
export class QuestionList {
  readonly #open: (OpenQuestion & { readonly drop: (error: RoompaneError) => void })[] = [];
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get current(): OpenQuestion | undefined {
    return this.#open[0];
  }

  /** How many wait behind it. */
  get waitingCount(): number {
    return Math.max(this.#open.length - 1, 0);
  }

  /** Resolves with the answer. Rejects with `call/aborted` when the question does not matter any more. */
  ask(question: UserQuestion, signal: AbortSignal): Promise<'yes' | 'no'> {
    const settled = new AbortController();
    return new Promise<'yes' | 'no'>((resolve, reject) => {
      if (signal.aborted) return reject(abortedBy(signal));
      const entry = { question, answer: resolve, drop: reject };
      this.#open.push(entry);
      settled.signal.addEventListener('abort', () => this.#remove(entry));
      signal.addEventListener('abort', () => reject(abortedBy(signal)), { signal: settled.signal });
      this.#onChange();
    }).finally(() => settled.abort());
  }

  /** Nobody can be asked any more. */
  dropAll(): void {
    for (const { drop } of this.#open) drop(new RoompaneError('call/aborted'));
  }

  #remove(entry: OpenQuestion): void {
    this.#open.splice(
      this.#open.findIndex((each) => each === entry),
      1,
    );
    this.#onChange();
  }
}

function abortedBy({ reason }: AbortSignal): RoompaneError {
  return new RoompaneError('call/aborted', { cause: reason });
}
