import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Binds an act to the time in which its element stands in a document and has a subject. The signal aborts when the
 * element leaves or the subject changes; with the element's return the act begins anew.
 */
export class ConnectionController<Subject extends object> implements ReactiveController {
  #subject: () => Subject | undefined;
  #begin: (subject: Subject, signal: AbortSignal) => void;
  #current: Subject | undefined;
  #life: AbortController | undefined;
  #isConnected = false;

  constructor(
    host: ReactiveElement,
    subject: () => Subject | undefined,
    begin: (subject: Subject, signal: AbortSignal) => void,
  ) {
    this.#subject = subject;
    this.#begin = begin;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.hostUpdate();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#end();
  }

  hostUpdate(): void {
    const subject = this.#subject();
    if (this.#isConnected && subject !== this.#current) this.restart();
  }

  /** Ends what is under way and begins anew with the same subject: a retry. */
  restart(): void {
    this.#end();
    const subject = this.#subject();
    if (!this.#isConnected || !subject) return;
    this.#current = subject;
    this.#life = new AbortController();
    this.#begin(subject, this.#life.signal);
  }

  #end(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#current = undefined;
  }
}
