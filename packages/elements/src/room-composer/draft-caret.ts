import type { ReactiveElement } from 'lit';
import type { Composition } from './composition.ts';

interface CaretPlace {
  readonly composition: () => Composition;
  readonly field: () => HTMLTextAreaElement | null;
}

/** Where a composer's caret stands: it is kept with what is written, and comes back with it. */
export class DraftCaret {
  readonly #host: ReactiveElement;
  readonly #of: CaretPlace;

  constructor(host: ReactiveElement, of: CaretPlace) {
    this.#host = host;
    this.#of = of;
  }

  /** It moved, or is about to. */
  keep = (): void => {
    const field = this.#of.field();
    if (field) this.#of.composition().selection = { start: field.selectionStart, end: field.selectionEnd };
  };

  place(): void {
    const { start, end } = this.#of.composition().selection;
    this.#of.field()?.setSelectionRange(start, end);
  }

  /** It stands where it stood, once the words are drawn. */
  giveBack = async (composition: Composition): Promise<void> => {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (composition === this.#of.composition()) this.place();
  };
}
