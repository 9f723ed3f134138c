import '../styles/commands.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import { moveSelection } from '../inspector/move-selection.ts';
import { LightElement } from '../light-element.ts';
import type { Command } from './command.ts';
import { searchCommands } from './search-commands.ts';

const PAGE_ROWS = 8;

/** The field that finds add-ins, calls and settings, above everything else. */
@customElement('command-dialog')
export class CommandDialog extends LightElement {
  #commands: readonly Command[] = [];
  #found: readonly Command[] = [];
  @state() private wanted = '';
  @state() private index = 0;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('input') private field!: HTMLInputElement | null;

  /** Asks among these. Resolves once the field has the focus. */
  async ask(commands: readonly Command[]): Promise<void> {
    this.#commands = commands;
    this.wanted = '';
    this.index = 0;
    this.requestUpdate();
    await this.updateComplete;
    if (this.field) this.field.value = '';
    if (!this.dialog?.open) this.dialog?.showModal();
  }

  protected override willUpdate(): void {
    this.#found = searchCommands(this.#commands, this.wanted);
  }

  protected override updated(): void {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** First the focus goes back to where it was: what a command does may move it on. */
  #run(command: Command | undefined): void {
    if (!command) return;
    this.dialog?.close();
    command.run();
  }

  readonly #handleInput = (): void => {
    this.wanted = this.field?.value ?? '';
    this.index = 0;
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { key } = event;
    // These two move in the text; a list of a few rows does without them.
    if (key === 'Home' || key === 'End') return;
    const next = moveSelection(key, { index: this.index, count: this.#found.length, pageRows: PAGE_ROWS });
    if (next !== undefined) this.index = next;
    else if (key === 'Enter') this.#run(this.#found[this.index]);
    else return;
    event.preventDefault();
  };

  readonly #handleClick = ({ target }: Event): void => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
    if (row) this.#run(this.#found[Number(row.dataset['index'])]);
  };

  override render(): TemplateResult {
    const found = this.#found;
    return html`<dialog
      class="commands"
      closedby="any"
      aria-label="Search"
      @click=${this.#handleClick}
      @keydown=${this.#handleKey}
    >
      <label class="command-field">
        ${icon('search')}
        <input
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          placeholder="Search add-ins, calls, settings"
          aria-label="Search add-ins, calls, settings"
          aria-expanded="true"
          aria-controls="commands-found"
          aria-activedescendant=${found.length > 0 ? `command-${this.index}` : nothing}
          @input=${this.#handleInput}
        />
        <kbd>Esc</kbd>
      </label>
      <div id="commands-found" class="commands-found" role="listbox" aria-label="Found">
        ${found.map((command, index) => this.#renderRow(command, index))}
      </div>
      <p class="commands-none" role="status">${found.length === 0 ? `Nothing is called “${this.wanted}”.` : nothing}</p>
    </dialog>`;
  }

  #renderRow({ group, label, hint, icon: mark, isOn }: Command, index: number): TemplateResult {
    const isFirst = this.#found[index - 1]?.group !== group;
    return html`${isFirst ? html`<div class="command-group" role="presentation">${group}</div>` : nothing}
      <div
        id="command-${index}"
        class="command"
        role="option"
        data-index=${index}
        aria-selected=${index === this.index}
      >
        ${icon(mark, mark.startsWith('to-') ? 'is-s is-flip' : 'is-s')}<span class="cut" dir="auto">${label}</span
        >${hint ? html`<small class="cut" dir="auto">${hint}</small>` : nothing}${
          isOn ? html`<span class="hidden-text">, is so now</span>${icon('check', 'is-s')}` : nothing
        }
      </div>`;
  }
}
