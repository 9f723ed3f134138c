import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Clock, Room, RosterEntry } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { avatar } from '../internal/avatar.ts';
import { followRoom } from '../internal/room-controller.ts';
import { RosterController } from '../internal/roster-controller.ts';
import { systemClock } from '../internal/system-clock.ts';
import { UnreadController } from '../internal/unread-controller.ts';
import { avatarStyles } from '../styles/avatar.styles.ts';
import { badgeStyles } from '../styles/badge.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { tagStyles } from '../styles/tag.styles.ts';
import { roomHeaderStyles } from './room-header.styles.ts';

const FACES = 4;

/**
 * The line above a room: what it is called, what it is for, how much of it is unread, who is there.
 *
 * It is 52 px high whatever it has to say. Where the roster may not be read the faces are left out.
 *
 * @element room-header
 * @slot start - Buttons at the beginning of the line.
 * @slot badge - Beside the kind of the room.
 * @slot actions - Buttons at the end of the line.
 * @csspart header - The line.
 * @csspart title - The room's name.
 * @csspart unread - How many messages the user has not read.
 * @csspart roster - The faces and the count of people.
 * @cssproperty --rp-surface - The ground of the line.
 * @cssproperty --rp-line - Its lower edge.
 */
export class RoomHeader extends LitElement {
  static override styles = [baseStyles, avatarStyles, tagStyles, badgeStyles, roomHeaderStyles];

  #unread: UnreadController = new UnreadController(this);
  #roster: RosterController = new RosterController(this);

  /** The room to head. */
  @property({ attribute: false }) room: Room | undefined;

  /** The time that waiting is measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  constructor() {
    super();
    followRoom(this);
  }

  override render(): TemplateResult {
    const info = this.room?.info;
    const isAuditorium = info?.kind === 'auditorium';
    return html`<header part="header">
      <slot name="start"></slot>
      <div class="words">
        <div class="title">
          <h2 class="cut" part="title" title=${info?.title ?? ''}>${info?.title ?? 'Room'}</h2>
          ${
            info
              ? html`<span class="tag">${isAuditorium ? [icon('mega', 'is-xs'), 'Auditorium'] : 'Regular'}</span>`
              : nothing
          }
          ${this.#unread.render()}
          <slot name="badge"></slot>
        </div>
        <p class="cut" title=${info?.description ?? ''}>${info?.description}</p>
      </div>
      ${this.#renderStack()}
      <slot name="actions"></slot>
    </header>`;
  }

  #renderStack(): unknown {
    const { phase, entries, count } = this.#roster;
    if (phase !== 'ready') return nothing;
    const label = count === 1 ? '1 person here' : `${count.toLocaleString()} people here`;
    return html`<div class="stack" part="roster" role="img" aria-label=${label} title=${label}>
      ${facesOf(entries).map(({ person }) => avatar(person, 'is-s'))}
      <span class="count"><span class="num ltr">${count.toLocaleString()}</span></span>
    </div>`;
  }
}

/** Others before oneself, those who look before those who are away: the faces say who would answer. */
function facesOf(entries: ReadonlyMap<string, RosterEntry>): readonly RosterEntry[] {
  const rank = ({ isSelf, presence }: RosterEntry): number => (isSelf ? 2 : 0) + (presence === 'away' ? 1 : 0);
  return [...entries.values()]
    .filter(({ person }) => person.kind === 'user')
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, FACES);
}
