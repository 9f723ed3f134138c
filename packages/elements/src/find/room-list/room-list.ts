import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Invitation, Room, RoomInfo } from '@roompane/protocol';
import { RoomChosenEvent } from '../../events/room-chosen-event.ts';
import { icon } from '../../icons.ts';
import { baseStyles } from '../../styles/base.styles.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { dotStyles } from '../../styles/dot.styles.ts';
import { fieldStyles } from '../../styles/field.styles.ts';
import { placeStyles } from '../../styles/place.styles.ts';
import { tagStyles } from '../../styles/tag.styles.ts';
import { findStyles } from '../find.styles.ts';
import { RoomsController } from './rooms-controller.ts';

/**
 * The rooms that the local user follows, invitations, and those that can be found. Enter searches in titles; where nothing
 * is found, in descriptions too.
 *
 * @element room-list
 * @event {RoomChosenEvent} room-chosen - Someone wants to go to a room, or accepts an invitation.
 * @csspart search - The frame of the search field.
 * @csspart list - The part that scrolls.
 * @csspart room - One line of the list.
 */
export class RoomList extends LitElement {
  static override styles = [baseStyles, buttonStyles, dotStyles, fieldStyles, placeStyles, tagStyles, findStyles];

  #rooms: RoomsController = new RoomsController(this);

  @state() private words = '';

  /** A room of the same chat server: the way to the others. It is marked in the list. */
  @property({ attribute: false }) room: Room | undefined;

  #handleInput = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value;
    if (!this.words.trim()) this.#rooms.forget();
  };

  #handleSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.words.trim()) void this.#rooms.find(this.words.trim(), 'title');
  };

  override render(): TemplateResult {
    const { phase, found, problem } = this.#rooms;
    return html`<form class="bar" role="search" @submit=${this.#handleSubmit}>
        <label class="input" part="search">
          ${icon('search', 'is-s')}
          <input
            type="search"
            maxlength="256"
            placeholder="Find a room"
            aria-label="Find a room"
            .value=${this.words}
            @input=${this.#handleInput}
          />
        </label>
        <button class="hidden-text" type="submit" tabindex="-1">Search</button>
      </form>
      <div class="list" part="list" role="region" aria-label="Rooms" tabindex="0">
        ${problem === undefined ? nothing : html`<p class="note" role="alert">${icon('alert', 'is-s')}<span>${problem}</span></p>`}
        ${phase === 'failed' ? this.#renderFailure() : [this.#renderInvitations(), this.#renderFollowed()]}
        ${found ? this.#renderFound() : nothing}
      </div>
      <p class="hidden-text" role="status">
        ${found && !found.isSearching ? `${found.rooms.length} rooms found` : nothing}
      </p>`;
  }

  #renderInvitations(): unknown {
    const { invitations } = this.#rooms;
    if (invitations.length === 0) return nothing;
    return html`<h3><span>Invitations</span><span class="num">${invitations.length}</span></h3>
      <ul>
        ${invitations.map((invitation) => this.#renderInvitation(invitation))}
      </ul>`;
  }

  #renderInvitation({ room, by, reason }: Invitation): TemplateResult {
    const accept = (): void => {
      void this.#rooms.follow(room.id, true);
      this.dispatchEvent(new RoomChosenEvent(room));
    };
    return html`<li part="room">
      <div class="go">
        <span
          ><b class="cut">${room.title}</b
          ><small class="lines"
            >${by ? `${by.name} invites you` : 'You are invited'}${reason ? `: ${reason}` : ''}</small
          ></span
        >
      </div>
      <button class="btn is-s is-ghost" type="button" @click=${() => void this.#rooms.decline(room.id)}>Decline</button>
      <button class="btn is-s" type="button" @click=${accept}>Accept</button>
    </li>`;
  }

  #renderFollowed(): unknown {
    const { phase, followed, isTruncated } = this.#rooms;
    if (phase === 'loading') return html`<p class="note"><i class="spin"></i><span>Loading rooms</span></p>`;
    if (followed.length === 0)
      return this.#rooms.found
        ? nothing
        : html`<div class="center">
            ${icon('chat')}<b>You follow no rooms</b>
            <p>Find one above, and mark it with the star.</p>
          </div>`;
    return html`<h3><span>Following</span><span class="num">${followed.length}${isTruncated ? '+' : ''}</span></h3>
      ${this.#renderRooms(followed)}`;
  }

  #renderFound(): unknown {
    const { found, followed } = this.#rooms;
    if (!found) return nothing;
    if (found.isSearching) return html`<p class="note"><i class="spin"></i><span>Searching</span></p>`;
    const followedIds = new Set(followed.map(({ id }) => id));
    const others = found.rooms.filter(({ id }) => !followedIds.has(id));
    const wider = (): void => void this.#rooms.find(found.text, 'title-and-description');
    const isNarrow = found.within === 'title';
    if (found.rooms.length === 0)
      return html`<div class="center">
        ${icon('search')}<b>No room matches “${found.text}”</b>
        <p>${isNarrow ? 'Only titles were searched.' : 'Titles and descriptions were searched.'}</p>
        ${isNarrow ? html`<div class="acts"><button class="btn" type="button" @click=${wider}>Search descriptions too</button></div>` : nothing}
      </div>`;
    return html`<h3><span>Others</span><span class="num">${others.length}</span></h3>
      ${this.#renderRooms(others)}
      ${
        found.next === undefined
          ? nothing
          : html`<p class="note">
              <span></span>
              <button class="btn is-s" type="button" @click=${() => void this.#rooms.findMore()}>Show more</button>
            </p>`
      }`;
  }

  #renderRooms(rooms: readonly RoomInfo[]): TemplateResult {
    return html`<ul>
      ${rooms.map((info) => this.#renderRoom(info))}
    </ul>`;
  }

  #renderRoom(info: RoomInfo): TemplateResult {
    const isFollowed = this.#rooms.followed.some(({ id }) => id === info.id);
    const isHere = this.room?.info.id === info.id;
    const label = `Follow ${info.title}`;
    return html`<li class=${isHere ? 'is-here' : ''} part="room">
      <button
        class="go"
        type="button"
        aria-current=${isHere ? 'true' : nothing}
        @click=${() => this.dispatchEvent(new RoomChosenEvent(info))}
      >
        ${icon(info.kind === 'auditorium' ? 'mega' : info.privacy === 'open' ? 'chat' : 'lock')}
        <span><b class="cut">${info.title}</b><small class="cut">${info.description}</small></span>
      </button>
      ${
        this.room?.me.can('rooms/follow')
          ? html`<button
              class="btn is-s is-ghost is-icon star"
              type="button"
              aria-label=${label}
              title=${label}
              aria-pressed=${isFollowed}
              @click=${() => void this.#rooms.follow(info.id, !isFollowed)}
            >
              ${icon('star')}
            </button>`
          : nothing
      }
    </li>`;
  }

  #renderFailure(): TemplateResult {
    return html`<div class="center" role="alert">
      ${icon('alert')}<b>The rooms could not be read</b>
      <p>${this.#rooms.isLacking ? 'This chat server keeps no list of rooms.' : 'The chat server did not answer.'}</p>
      <div class="acts"><button class="btn" type="button" @click=${() => this.#rooms.retry()}>Try again</button></div>
    </div>`;
  }
}
