import type { LinkToMessage, RoomMessages } from '@roompane/elements';
import type { LitElement, ReactiveController } from 'lit';
import { FIRST_ROOM_ID } from '../first-room.ts';
import { type Link, type MessageLink, readLink, type Shown, writeLink, writeMessageLink } from '../links.ts';
import type { RoomsController } from '../rooms-controller.ts';

interface AddressOptions {
  readonly link: Link;
  readonly rooms: RoomsController;
  /** What else the address says. */
  readonly shown: () => Omit<Shown, 'roomId' | 'message'>;
}

/**
 * Keeps the page's address and title with what it shows. Another room is a step that the browser goes back from; all else
 * is not. A message that the link names is shown once its room is there.
 */
export class AddressController implements ReactiveController {
  readonly #host: LitElement;
  readonly #rooms: RoomsController;
  readonly #shown: AddressOptions['shown'];
  /** Still to be shown: the address says so until it is. */
  #message: MessageLink | undefined;
  #showing = new AbortController();
  #isShowing = false;
  /** The message that the link named was not found. */
  isMessageLost = false;

  constructor(host: LitElement, { link, rooms, shown }: AddressOptions) {
    this.#host = host;
    this.#rooms = rooms;
    this.#shown = shown;
    this.#goTo(link);
    host.addController(this);
  }

  /** The same room with that message in sight. */
  readonly linkTo: LinkToMessage = ({ id }, { cursor }) => writeMessageLink(location.href, { id, cursor });

  hostConnected(): void {
    addEventListener('popstate', this.#handlePop);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#handlePop);
    this.#showing.abort();
  }

  hostUpdated(): void {
    const shown = this.#shown();
    const { roomId, room } = this.#rooms.own;
    const isStep = roomId !== roomOf(readLink(location.search));
    // Who goes elsewhere wants the message no more.
    if (isStep) this.#aim(undefined);
    const href = writeLink(location.href, { ...shown, roomId, message: this.#message });
    if (isStep) history.pushState(null, '', href);
    else history.replaceState(null, '', href);
    document.title = titleOf(shown);
    if (room && this.#message && !this.#isShowing) void this.#show(this.#message);
  }

  /** Enough was said of a message that was not found. */
  readonly dismiss = (): void => {
    this.isMessageLost = false;
    this.#host.requestUpdate();
  };

  readonly #handlePop = (): void => this.#goTo(readLink(location.search));

  #goTo(link: Link): void {
    this.#aim(link.message);
    this.#rooms.open(roomOf(link));
  }

  #aim(message: MessageLink | undefined): void {
    this.#showing.abort();
    this.#showing = new AbortController();
    this.#isShowing = false;
    this.#message = message;
    if (this.isMessageLost) this.dismiss();
  }

  /** One that is not there leaves the reader at the newest. */
  async #show({ id, cursor }: MessageLink): Promise<void> {
    const { signal } = this.#showing;
    const list = this.#host.querySelector<RoomMessages>('.room:not(.is-other) room-messages');
    if (!list) return;
    this.#isShowing = true;
    // It knows its room once it is drawn.
    await list.updateComplete;
    const isFound = await list.scrollToMessage(id, { cursor, signal }).catch(() => false);
    if (signal.aborted) return;
    this.#message = undefined;
    this.isMessageLost = !isFound;
    this.#host.requestUpdate();
  }
}

function roomOf({ roomId }: Link): string {
  return roomId ?? FIRST_ROOM_ID;
}

function titleOf({ shown }: Pick<Shown, 'shown'>): string {
  return shown ? `${shown.manifest.name} · Roompane playground` : 'Roompane playground';
}
