import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A list that lies over the room. */
export type Aside = 'roster' | 'rooms';

/** Which list lies over the room: one at a time. */
export class AsidesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #open: Aside | undefined;

  constructor(host: ReactiveControllerHost) {
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
  };

  /** Closes what is open, and says what that was. */
  close(): Aside | undefined {
    const open = this.#open;
    this.#open = undefined;
    this.#host.requestUpdate();
    return open;
  }
}
