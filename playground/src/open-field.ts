import { toRoompaneError } from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Addin } from './addin.ts';
import { icon } from './icons.ts';
import { LightElement } from './light-element.ts';
import { readEntry } from './read-entry.ts';

/** An add-in was read from what a person pasted. */
export class AddinReadEvent extends Event {
  readonly addin: Addin;
  readonly text: string;
  constructor(addin: Addin, text: string) {
    super('addin-read', { bubbles: true });
    this.addin = addin;
    this.text = text;
  }
}

/** The field for an address or a manifest. What can not be opened stays in it, with the reason below. */
@customElement('open-field')
export class OpenField extends LightElement {
  @query('input') private field!: HTMLInputElement | null;
  @state() private problem: { readonly code: string; readonly text: string } | undefined;
  #reading = new AbortController();

  /** Opens `text` as if it had been pasted. */
  async open(text: string): Promise<void> {
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    this.problem = undefined;
    await this.updateComplete;
    if (this.field) this.field.value = text;
    try {
      const addin = await readEntry(text, signal);
      if (signal.aborted) return;
      if (this.field) this.field.value = '';
      this.dispatchEvent(new AddinReadEvent(addin, text));
    } catch (thrown) {
      if (!signal.aborted) this.#complain(thrown);
    }
  }

  #complain(thrown: unknown): void {
    const error = toRoompaneError(thrown);
    const { path, expected } = error.data ?? {};
    const isPlaced = typeof path === 'string' && typeof expected === 'string';
    const where = isPlaced ? ` “${path || 'The manifest'}” should be: ${expected}.` : '';
    this.problem = { code: error.code, text: error.message + where };
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.field?.value ?? '';
    if (text.trim()) void this.open(text);
  };

  readonly #handleInput = (): void => {
    this.problem = undefined;
  };

  override render(): TemplateResult {
    const { problem } = this;
    return html`<form @submit=${this.#handleSubmit} novalidate>
      <label class="input">
        ${icon('plus', 'is-s')}
        <input
          name="entry"
          autocomplete="off"
          spellcheck="false"
          placeholder="Open a URL or manifest…"
          aria-label="Open a URL or manifest"
          aria-invalid=${problem !== undefined}
          aria-describedby="open-problem"
          @input=${this.#handleInput}
        />
      </label>
      <div id="open-problem" role="alert">
        ${
          problem
            ? html`<div class="problem">
                <b>This was not opened</b>${problem.text} <code class="ltr">${problem.code}</code>
              </div>`
            : nothing
        }
      </div>
    </form>`;
  }
}
