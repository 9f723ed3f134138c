import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The address of the page on the clipboard, and whether it is there. */
export class CopiedLinkController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #copied: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** What was copied last is what the page shows. */
  get isCopied(): boolean {
    return this.#copied === location.href;
  }

  readonly copy = async (): Promise<void> => {
    const { href } = location;
    try {
      await navigator.clipboard.writeText(href);
      this.#copied = href;
    } catch {
      // The page may not write to the clipboard; the button goes on offering it.
      this.#copied = undefined;
    }
    this.#host.requestUpdate();
  };
}
