import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Invitation, Room, RoomInfo } from '@roompane/protocol';
import { RoomChosenEvent } from '../../events/room-chosen-event.ts';
import { RoomsUnreadEvent } from '../../events/rooms-unread-event.ts';
import { icon } from '../../icons.ts';
import { badgeStyles } from '../../styles/badge.styles.ts';
import { baseStyles } from '../../styles/base.styles.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { dotStyles } from '../../styles/dot.styles.ts';
import { fieldStyles } from '../../styles/field.styles.ts';
import { placeStyles } from '../../styles/place.styles.ts';
import { tagStyles } from '../../styles/tag.styles.ts';
import { listStyles } from '../../styles/list.styles.ts';
import { findStyles } from '../find.styles.ts';
import { type EnterListedRoom, EnteredRooms } from './entered-rooms.ts';
import { roomListStyles } from './room-list.styles.ts';
import { moveBetweenRooms } from './move-between-rooms.ts';
import { renderRoom } from './render-room.ts';
import { RoomsController } from './rooms-controller.ts';

/**
 * The rooms that the local user follows, invitations, and those that can be found. Enter searches in titles; where nothing
 * is found, in descriptions too. What is the address of a room finds that room.
 *
 * @element room-list
 * @event {RoomChosenEvent} room-chosen - Someone wants to go to a room, or accepts an invitation.
 * @event {RoomsUnreadEvent} rooms-unread - How much is unread in the other rooms that are followed.
 * @csspart search - The frame of the search field.
 * @csspart list - The part that scrolls.
 * @csspart room - One line of the list.
 * @csspart unread - How many messages of a room the user has not read.
 */
export class RoomList extends LitElement {
  static override styles = [
    baseStyles,
    badgeStyles,
    buttonStyles,
    dotStyles,
    fieldStyles,
    placeStyles,
    tagStyles,
    listStyles,
    findStyles,
    roomListStyles,
  ];

  #rooms: RoomsController = new RoomsController(this);
  #entered: EnteredRooms = new EnteredRooms(this);
  #told = '0 0';

  @query('input') private field!: HTMLInputElement | null;
  @state() private words = '';

  /**
   * A room of the chat server: the way to the others. It is marked in the list. Another room of the same user leaves the
   * list as it is.
   */
  @property({ attribute: false }) room: Room | undefined;

  /**
   * Lets the list into the first 50 rooms that are followed, so that it can say what is unread there and what they are called
   * now: `(roomId, options) => rooms.enter(roomId, options)` with the client's `SharedRooms`. It is left where it was let in.
   * @default undefined: nothing is said of what is unread
   */
  @property({ attribute: false }) enterRoom: EnterListedRoom | undefined;

  /** Puts the caret into the search field. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  protected override willUpdate(): void {
    this.#entered.take(this.room ? this.#rooms.followed : [], this.enterRoom);
  }

  protected override updated(): void {
    const others = this.#rooms.followed.filter(({ id }) => id !== this.room?.info.id);
    const counts = others.map(({ id }) => this.#entered.unreadOf(id)?.count ?? 0).filter((count) => count > 0);
    const messages = counts.reduce((sum, count) => sum + count, 0);
    const told = `${counts.length} ${messages}`;
    if (told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(new RoomsUnreadEvent(counts.length, messages));
  }

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
    return html`<form class="bar" role="search" @submit=${this.#handleSubmit} @keydown=${moveBetweenRooms}>
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
      <div class="list" part="list" role="region" aria-label="Rooms" tabindex="0" @keydown=${moveBetweenRooms}>
        ${problem === undefined ? nothing : html`<p class="note" role="alert">${icon('alert', 'is-s')}<span>${problem}</span></p>`}
        ${phase === 'failed' ? this.#renderFailure() : [this.#renderInvitations(), this.#renderFollowed()]}
        ${found ? this.#renderFound() : nothing}
      </div>
      <p class="hidden-text" role="status">
        ${found && !found.isSearching ? foundWords(found.rooms.length) : nothing}
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
          ><span class="name"><b class="cut" title=${room.title}>${room.title}</b></span
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
    if (others.length === 0 && found.next === undefined)
      return html`<p class="note"><span>You follow each room that matches “${found.text}”.</span></p>`;
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
    const isHere = this.room?.info.id === info.id;
    const isFollowed = this.#rooms.followed.some(({ id }) => id === info.id);
    return renderRoom({
      info: this.#entered.infoOf(info.id) ?? info,
      // The room that one is in says so itself.
      unread: isHere ? undefined : this.#entered.unreadOf(info.id),
      isHere,
      isFollowed: this.room?.me.can('rooms/follow') ? isFollowed : undefined,
      onGo: () => this.dispatchEvent(new RoomChosenEvent(info)),
      onFollow: (isOn) => void this.#rooms.follow(info.id, isOn),
    });
  }

  #renderFailure(): TemplateResult {
    return html`<div class="center" role="alert">
      ${icon('alert')}<b>The rooms could not be read</b>
      <p>${this.#rooms.isLacking ? 'This chat server keeps no list of rooms.' : 'The chat server did not answer.'}</p>
      <div class="acts"><button class="btn" type="button" @click=${() => this.#rooms.retry()}>Try again</button></div>
    </div>`;
  }
}

function foundWords(count: number): string {
  return count === 1 ? '1 room found' : `${count} rooms found`;
}
