import type { UserAnswer, UserQuestion } from './draft-run.ts';

/**
 * Asks the user in the host's own dialog. A room asks one question at a time, two rooms may ask at once. A dialog that is
 * closed without a choice is a `no`. The signal aborts when the answer no longer matters: the dialog has to go then, and
 * what it resolves with is not read.
 */
export type AskUser = (question: UserQuestion, options: { readonly signal: AbortSignal }) => Promise<'yes' | 'no'>;

/** Questions that were answered with yes and may come again with a retry. */
const MAX_AGREED = 64;

/** One question at a time: the next is asked when this one is answered, or does not matter any more. @spec OP13 */
export class QuestionQueue {
  readonly #ask: AskUser | undefined;
  readonly #agreed = new Set<string>();
  #former: Promise<unknown> = Promise.resolve();

  constructor(ask: AskUser | undefined) {
    this.#ask = ask;
  }

  /** Resolves with the answer, or with `undefined` when the signal aborts before there is one. Never rejects. */
  ask(question: UserQuestion, { signal }: { readonly signal: AbortSignal }): Promise<UserAnswer | undefined> {
    const ended = new Promise<undefined>((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    const answered = this.#former.then(() => (signal.aborted ? undefined : this.#askNow(question, signal)));
    const settled = Promise.race([answered, ended]);
    this.#former = settled;
    return settled;
  }

  async #askNow(question: UserQuestion, signal: AbortSignal): Promise<UserAnswer> {
    if (!this.#ask) return 'unsupported';
    // A draft that is tried again has its key: the same question about the same words was answered.
    const asked = JSON.stringify(question);
    if (this.#agreed.has(asked)) return 'yes';
    try {
      // Only a yes is one: whatever else a dialog gives lets nothing go.
      const answer = (await this.#ask(question, { signal })) === 'yes' ? 'yes' : 'no';
      if (answer === 'yes') this.#remember(asked);
      return answer;
    } catch {
      // A dialog that fails has not asked anybody.
      return 'unsupported';
    }
  }

  #remember(asked: string): void {
    this.#agreed.add(asked);
    const [oldest] = this.#agreed;
    if (this.#agreed.size > MAX_AGREED && oldest !== undefined) this.#agreed.delete(oldest);
  }
}
