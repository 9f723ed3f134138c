import type { Link } from '@roompane/protocol';

/**
 * The link of a peer under test, with the test in the far side's place: it reads what the peer sent and lets arrive
 * whatever it likes, string by string, also what no honest side would send.
 */
export class ScriptedLink implements Link {
  readonly #sent: string[] = [];
  #listener: ((arrival: string | undefined) => void) | undefined;
  #isClosed = false;

  /** What the peer sent, each string read as JSON, oldest first. */
  get sent(): readonly unknown[] {
    return this.#sent.map((written): unknown => JSON.parse(written));
  }

  /** The same as strings. */
  get written(): readonly string[] {
    return this.#sent;
  }

  /** The peer still listens: what a test of clean ends looks at. */
  get isListening(): boolean {
    return this.#listener !== undefined;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Lets one thing arrive, at once: a string as it is, `undefined` as what is no plain string, anything else as JSON.
   */
  arrive(arrival: unknown): void {
    this.#listener?.(typeof arrival === 'string' || arrival === undefined ? arrival : JSON.stringify(arrival));
  }

  /** What the peer sent since this was last called, each string read as JSON. */
  take(): readonly unknown[] {
    const taken = this.sent;
    this.#sent.length = 0;
    return taken;
  }

  send(written: string): void {
    if (!this.#isClosed) this.#sent.push(written);
  }

  listen(listener: (arrival: string | undefined) => void, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted || this.#isClosed) return;
    this.#listener = listener;
    signal.addEventListener('abort', () => (this.#listener = undefined), { once: true });
  }

  close(): void {
    this.#isClosed = true;
    this.#listener = undefined;
  }
}
