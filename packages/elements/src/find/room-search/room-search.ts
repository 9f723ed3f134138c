import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { FoundMessage, Room } from '@roompane/protocol';
import { MessageFoundEvent } from '../../events/message-found-event.ts';
import { icon } from '../../icons.ts';
import { ConnectionController } from '../../internal/connection-controller.ts';
import { localeOf } from '../../internal/locale.ts';
import { RosterController } from '../../internal/roster-controller.ts';
import { timesOf } from '../../internal/times.ts';
import { baseStyles } from '../../styles/base.styles.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { dotStyles } from '../../styles/dot.styles.ts';
import { fieldStyles } from '../../styles/field.styles.ts';
import { listStyles } from '../../styles/list.styles.ts';
import { placeStyles } from '../../styles/place.styles.ts';
import { findStyles } from '../find.styles.ts';
import { MessageSearch } from './message-search.ts';
import { type SearchFields, toQuery } from './search-query.ts';

/**
 * Finds messages of a room: by words, by a phrase in quotation marks, by author and days. Enter searches. Where the time runs
 * out before all was looked through it says so, shows what was found so far and offers to go on.
 *
 * @element room-search
 * @event {MessageFoundEvent} message-found - Someone chose one of them: for a list.
 * @csspart search - The frame of the search field.
 * @csspart list - The part that scrolls.
 * @csspart message - One message that was found.
 */
export class RoomSearch extends LitElement {
  static override styles = [baseStyles, buttonStyles, dotStyles, fieldStyles, placeStyles, listStyles, findStyles];

  #search: MessageSearch = new MessageSearch(this);
  #roster: RosterController = new RosterController(this);

  @query('form') private form!: HTMLFormElement;
  @state() private areFieldsOpen = false;

  /** The room whose messages to find. */
  @property({ attribute: false }) room: Room | undefined;

  constructor() {
    super();
    // What was found in another room is nothing here.
    new ConnectionController(
      this,
      () => this.room,
      (_room, signal) => signal.addEventListener('abort', () => this.#search.stop(), { once: true }),
    );
  }

  override focus(options?: FocusOptions): void {
    this.form.querySelector('input')?.focus(options);
  }

  #handleSubmit = (event: Event): void => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(this.form)) as Partial<SearchFields>;
    const { words = '', authorId = '', fromDay = '', toDay = '' } = fields;
    const asked = toQuery({ words, authorId, fromDay, toDay });
    if (asked && this.room) this.#search.start(this.room, asked);
    else this.#search.stop();
  };

  override render(): TemplateResult {
    const { phase, found } = this.#search;
    return html`<form class="bar" role="search" @submit=${this.#handleSubmit}>
        <label class="input" part="search">
          ${icon('search', 'is-s')}
          <input
            type="search"
            name="words"
            maxlength="256"
            placeholder="Find messages"
            aria-label="Find messages"
            @input=${(event: InputEvent) => (event.target as HTMLInputElement).value || this.#search.stop()}
          />
          <button
            class="link"
            type="button"
            aria-expanded=${this.areFieldsOpen}
            @click=${() => (this.areFieldsOpen = !this.areFieldsOpen)}
          >
            More
          </button>
        </label>
        ${this.areFieldsOpen ? this.#renderFields() : nothing}
        <button class="hidden-text" type="submit" tabindex="-1">Search</button>
      </form>
      <div class="list" part="list" role="region" aria-label="Messages found" tabindex="0">
        ${
          found.length > 0
            ? html`<ul>
                ${found.map((each) => this.#renderFound(each))}
              </ul>`
            : nothing
        }
        ${this.#renderEnd()}
      </div>
      <p class="hidden-text" role="status">${phase === 'found' ? this.#countWords() : nothing}</p>`;
  }

  #renderFields(): TemplateResult {
    const people = [...this.#roster.entries.values()].map(({ person }) => person);
    return html`<div class="fields">
      <label
        >From
        <select name="authorId">
          <option value="">Anybody</option>
          ${people.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </label>
      <label>Since <input type="date" name="fromDay" /></label>
      <label>Until <input type="date" name="toDay" /></label>
      <button class="btn" type="submit">Search</button>
    </div>`;
  }

  #renderFound(found: FoundMessage): TemplateResult {
    const { author, title, body, postedAtEpochMs } = found.message;
    const times = timesOf(localeOf(this));
    return html`<li part="message">
      <button class="go" type="button" @click=${() => this.dispatchEvent(new MessageFoundEvent(found))}>
        <span
          ><b class="cut"
            ><bdi>${author.name}</bdi
            ><time class="ltr num" datetime=${new Date(postedAtEpochMs).toISOString()}
              >${times.day(postedAtEpochMs, Date.now())} ${times.time(postedAtEpochMs)}</time
            ></b
          ><small class="lines">${title ? `${title} · ` : nothing}${body.text.slice(0, 240)}</small></span
        >
      </button>
    </li>`;
  }

  /** What stands below the messages that were found, or in their place. */
  #renderEnd(): unknown {
    const { phase, found, last, error } = this.#search;
    const more = (): void => void this.#search.more();
    if (phase === 'searching') return html`<p class="note"><i class="spin"></i><span>Searching</span></p>`;
    if (phase === 'failed') {
      const isLacking = error?.code === 'call/unknown-method' || error?.code === 'feature/unsupported';
      return html`<div class="center" role="alert">
        ${icon('alert')}<b>${isLacking ? 'This room cannot be searched' : 'The search failed'}</b>
        <p>${isLacking ? 'Its chat server does not do that.' : 'What was found before is kept.'}</p>
        ${isLacking ? nothing : html`<div class="acts"><button class="btn" type="button" @click=${more}>Try again</button></div>`}
      </div>`;
    }
    if (phase === 'idle') return nothing;
    if (last?.isComplete === false && last.next !== undefined)
      return html`<p class="note">
        <span>${this.#countWords()}. Older messages were not looked through yet.</span>
        <button class="btn is-s" type="button" @click=${more}>Search on</button>
      </p>`;
    if (last?.next !== undefined)
      return html`<p class="note">
        <span>${this.#countWords()}</span><button class="btn is-s" type="button" @click=${more}>Show more</button>
      </p>`;
    if (found.length > 0) return html`<p class="note"><span>${this.#countWords()}</span></p>`;
    return html`<div class="center">
      ${icon('search')}<b>Nothing was found</b>
      <p>Fewer words, or parts of them, find more.</p>
    </div>`;
  }

  #countWords(): string {
    const { found, last } = this.#search;
    const count = found.length.toLocaleString();
    if (last?.isComplete === false) return `${count} found so far`;
    return last?.total !== undefined && last.total > found.length
      ? `${count} of ${last.total.toLocaleString()} messages`
      : `${count} ${found.length === 1 ? 'message' : 'messages'} found`;
  }
}
