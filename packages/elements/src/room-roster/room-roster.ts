import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Clock, LIMITS, type Role, type Room, type RosterEntry } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { avatar } from '../internal/avatar.ts';
import { LateController } from '../internal/late-controller.ts';
import { followRoom } from '../internal/room-controller.ts';
import { RosterController } from '../internal/roster-controller.ts';
import { systemClock } from '../internal/system-clock.ts';
import { avatarStyles } from '../styles/avatar.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { dotStyles } from '../styles/dot.styles.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { listStyles } from '../styles/list.styles.ts';
import { placeStyles } from '../styles/place.styles.ts';
import { tagStyles } from '../styles/tag.styles.ts';
import { groupRoster, type RosterGroup } from './roster-groups.ts';
import { roomRosterStyles } from './room-roster.styles.ts';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  visitor: 'Visitor',
  member: 'Member',
  presenter: 'Presenter',
  manager: 'Manager',
};

/**
 * Who is in a room now. In an auditorium those who may post come first.
 *
 * A roster that the room cut short says so, and how many people there are.
 *
 * @element room-roster
 * @csspart search - The frame of the search field.
 * @csspart list - The part that scrolls.
 * @csspart person - One line of the list.
 * @cssproperty --rp-row - The height of a line.
 * @cssproperty --rp-avatar - The size of a face.
 */
export class RoomRoster extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    avatarStyles,
    dotStyles,
    fieldStyles,
    placeStyles,
    tagStyles,
    listStyles,
    roomRosterStyles,
  ];

  #roster: RosterController = new RosterController(this);
  #late: LateController = new LateController(this);

  @state() private search = '';

  /** The room whose people to show. */
  @property({ attribute: false }) room: Room | undefined;

  /** The time that waiting is measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  constructor() {
    super();
    followRoom(this);
  }

  override render(): TemplateResult {
    const { entries, phase } = this.#roster;
    const groups = groupRoster(entries.values(), this.room?.info.kind ?? 'regular', this.search);
    return html`<div class="bar">
        <label class="input" part="search">
          ${icon('search', 'is-s')}
          <input
            type="search"
            placeholder="Find a person"
            aria-label="Find a person"
            .value=${this.search}
            @input=${this.#handleSearch}
          />
        </label>
      </div>
      <div class="list" part="list" role="region" aria-label="People in this room" tabindex="0">
        ${phase === 'ready' ? this.#renderPeople(groups) : this.#renderWithout()}
      </div>
      <p class="hidden-text" role="status">${this.search ? foundWords(groups) : nothing}</p>`;
  }

  #handleSearch(event: Event): void {
    // The listener sits on an input alone.
    this.search = (event.target as HTMLInputElement).value;
  }

  #renderWithout(): unknown {
    const { phase, error } = this.#roster;
    if (!this.room) return nothing;
    if (phase === 'loading') return this.#late.isLate('loading', 200) ? renderBones() : nothing;
    return html`<div class="center">
      ${icon('people')}<b>The list of people is not there</b>
      <p>${error?.code === 'call/denied' ? 'It may not be read from here.' : error?.message}</p>
      <div class="acts"><button class="btn" type="button" @click=${() => this.#roster.retry()}>Try again</button></div>
    </div>`;
  }

  #renderPeople(groups: readonly RosterGroup[]): unknown {
    const { count, entries, isTruncated } = this.#roster;
    if (groups.length === 0) {
      return html`<div class="center">
        ${icon('search')}<b>${this.search ? `Nobody matches “${this.search}”` : 'Nobody is here'}</b>
        <p>
          ${isTruncated ? `Only ${entries.size.toLocaleString()} of ${count.toLocaleString()} people were searched.` : nothing}
        </p>
      </div>`;
    }
    return html`${
      isTruncated
        ? html`<p class="note">
            This room lists ${entries.size.toLocaleString()} of its ${count.toLocaleString()} people.
          </p>`
        : nothing
    }
    ${groups.map((group) => this.#renderGroup(group))}`;
  }

  #renderGroup({ heading, entries }: RosterGroup): TemplateResult {
    // Deltas may name people beyond the snapshot; the page draws no more than a snapshot can hold.
    const shown = entries.slice(0, LIMITS.rosterPeople);
    return html`<h3><span>${heading}</span><span class="num">${entries.length}</span></h3>
      <ul>
        ${repeat(shown, ({ person }) => person.id, renderPerson)}
      </ul>`;
  }
}

function renderPerson({ person, role, presence, isSelf }: RosterEntry): TemplateResult {
  const isActive = presence === 'active';
  const words = isActive ? 'Here now' : 'Away';
  return html`<li part="person">
    ${avatar(person)}
    <div>
      <b class="cut" title=${person.name}>${person.name}</b
      ><small>${isSelf ? 'You' : roleWords(person.kind, role)}</small>
    </div>
    ${role === 'visitor' ? html`<span class="tag">Visitor</span>` : nothing}
    <span class="dot ${isActive ? 'is-ok' : 'is-hollow'}" title=${words}></span
    ><span class="hidden-text">${words}</span>
  </li>`;
}

function roleWords(kind: RosterEntry['person']['kind'], role: Role): string {
  return kind === 'bot' ? 'Bot' : ROLE_WORDS[role];
}

function foundWords(groups: readonly RosterGroup[]): string {
  const found = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return found === 1 ? '1 person found' : `${found} people found`;
}

function renderBones(): TemplateResult {
  return html`<ul aria-hidden="true">
    ${[44, 56, 38, 50].map(
      (percent) =>
        html`<li>
          <span class="av"></span>
          <div><span class="bone" style="inline-size: ${percent}%"></span></div>
        </li>`,
    )}
  </ul>`;
}
