/**
 * Whether a frame can be seen at all: one that is not displayed has no size. Dispatches an `Event` named `seen` when it is
 * displayed again. Until the page has been drawn it counts as seen.
 */
export class FrameSight extends EventTarget {
  #isSeen = true;

  constructor(frame: HTMLIFrameElement, { signal }: { readonly signal: AbortSignal }) {
    super();
    const observer = new ResizeObserver(() => {
      const wasSeen = this.#isSeen;
      this.#isSeen = frame.offsetWidth > 0 && frame.offsetHeight > 0;
      if (this.#isSeen && !wasSeen) this.dispatchEvent(new Event('seen'));
    });
    observer.observe(frame);
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  }

  get isSeen(): boolean {
    return this.#isSeen;
  }
}
