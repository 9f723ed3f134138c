import type { LitElement, ReactiveController } from 'lit';

/** A list that lies over the room. */
export type Aside = 'roster' | 'rooms';

/** Which list lies over the room: one at a time. */
export class AsidesController implements ReactiveController {
  readonly #host: LitElement;
  #open: Aside | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get open(): Aside | undefined {
    return this.#open;
  }

  readonly toggle = (aside: Aside): void => {
    this.#open = this.#open === aside ? undefined : aside;
    this.#host.requestUpdate();
    // It stands behind the room, and the button that opens it before.
    if (this.#open)
      void this.#host.updateComplete.then(() => this.#host.querySelector<HTMLElement>(`#${aside}`)?.focus());
  };

  /** Closes what is open, and says what that was. */
  close(): Aside | undefined {
    const open = this.#open;
    this.#open = undefined;
    this.#host.requestUpdate();
    return open;
  }
}
