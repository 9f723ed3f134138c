import '../styles/commands.css';
import { html, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import { LightElement } from '../light-element.ts';

const KEYS: readonly [keys: readonly string[], act: string][] = [
  [['Ctrl K', '⌘ K'], 'Search add-ins, calls and settings'],
  [['F6', 'Shift F6'], 'Next part of the page, the one before'],
  [['Esc'], 'Close what is topmost'],
  [['?'], 'These keys'],
  [['↑', '↓', 'Home', 'End'], 'Move in a list: add-ins, people, messages, what crossed the port'],
  [['Enter'], 'Open a row of the inspector; post a message'],
  [['Shift Enter'], 'A new line in a message'],
  [['↑', '↓'], 'On the inspector’s upper edge: its height'],
];

/** What the keyboard does here. */
@customElement('keys-dialog')
export class KeysDialog extends LightElement {
  @query('dialog') private dialog!: HTMLDialogElement | null;

  async show(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog?.open) this.dialog?.showModal();
  }

  readonly #handleClose = (): void => this.dialog?.close();

  override render(): TemplateResult {
    return html`<dialog class="keys" closedby="any" aria-labelledby="keys-title">
      <header>
        <h2 id="keys-title">Keys</h2>
        <button class="btn is-ghost is-icon" aria-label="Close" @click=${this.#handleClose}>${icon('x')}</button>
      </header>
      <dl>
        ${KEYS.map(
          ([keys, act]) =>
            html`<div>
              <dt>${keys.map((key) => html`<kbd class="ltr">${key}</kbd>`)}</dt>
              <dd>${act}</dd>
            </div>`,
        )}
      </dl>
      <p>While an add-in has the focus its own page has the keys. Tab leads out of it.</p>
    </dialog>`;
  }
}
