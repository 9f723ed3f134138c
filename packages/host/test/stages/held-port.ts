import type { Link } from '@roompane/protocol';
import { createLinkedPair, type LinkedPair } from '@roompane/testing';

/**
 * A port on which nothing arrives by itself, either way: `wrapLink` gives the session the end `pair.host`, and what is
 * delivered at the other end crosses the real port.
 */
export class HeldPort {
  readonly pair: LinkedPair = createLinkedPair({ isManual: true });
  readonly #over = new AbortController();
  readonly #port: Link;
  #crossed = 0;
  #heard = 0;
  #look = (): void => undefined;

  constructor(port: Link) {
    this.#port = port;
    const { addin } = this.pair;
    addin.listen((written = '') => {
      this.#crossed++;
      port.send(written);
    }, this.#over);
    port.listen((arrival) => {
      this.#heard++;
      if (arrival !== undefined) addin.send(arrival);
      this.#look();
    }, this.#over);
  }

  /** Strings that went to the add-in's page. */
  get crossed(): number {
    return this.#crossed;
  }

  /** Resolves when so many strings have come from there. */
  heard(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => (this.#heard >= count ? resolve() : undefined);
      this.#look();
    });
  }

  close(): void {
    this.#over.abort();
    this.#port.close();
  }
}
