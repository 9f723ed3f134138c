import type { UserAnswer, UserQuestion } from './draft-run.ts';

/**
 * Asks the user in the host's own dialog. A room asks one question at a time, two rooms may ask at once. A dialog that is
 * closed without a choice is a `no`. The signal aborts when the answer no longer matters: the dialog has to go then, and
 * what it resolves with is not read.
 */
export type AskUser = (question: UserQuestion, options: { readonly signal: AbortSignal }) => Promise<'yes' | 'no'>;

/** One question at a time: the next is asked when this one is answered, or does not matter any more. @spec OP13 */
export class QuestionQueue {
  readonly #ask: AskUser | undefined;
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
    try {
      // Only a yes is one: whatever else a dialog gives lets nothing go.
      return (await this.#ask(question, { signal })) === 'yes' ? 'yes' : 'no';
    } catch {
      // A dialog that fails has not asked anybody.
      return 'unsupported';
    }
  }
}
