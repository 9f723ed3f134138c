import type { RoomChosenEvent, RoomsUnreadEvent } from '@roompane/elements/find';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { RoomView } from './draw-room.ts';
import type { StageActions, StageState } from './draw-stage.ts';
import { icon } from './icons.ts';

/** Opens the list of rooms, and says that something waits in others. */
export function drawRoomsButton({ aside, unreadRooms }: StageState, { onAside }: StageActions): TemplateResult {
  const news = unreadRooms === 1 ? 'unread in 1 room' : `unread in ${unreadRooms} rooms`;
  const label = unreadRooms === 0 ? 'Rooms' : `Rooms, ${news}`;
  return html`<button
    slot="start"
    class="btn is-ghost is-icon rooms-toggle"
    aria-label=${label}
    title=${label}
    aria-expanded=${aside === 'rooms'}
    aria-controls="rooms"
    @click=${() => onAside('rooms')}
  >
    ${icon('list')}${unreadRooms === 0 ? nothing : html`<span class="dot is-new"></span>`}
  </button>`;
}

/** The rooms around this one. It stays while it is closed, for what is unread elsewhere; somebody else has another. */
export function drawRooms(
  { personId, around, enterRoom }: RoomView,
  stage: StageState,
  actions: StageActions,
): unknown {
  return html`<aside id="rooms" class="rooms" aria-label="Rooms" tabindex="-1" ?hidden=${stage.aside !== 'rooms'}>
    ${keyed(
      personId,
      html`<room-list
        .room=${around}
        .enterRoom=${enterRoom}
        @room-chosen=${({ info }: RoomChosenEvent) => actions.onRoom(info.id)}
        @rooms-unread=${({ rooms }: RoomsUnreadEvent) => actions.onRoomsUnread(rooms)}
      ></room-list>`,
    )}
  </aside>`;
}
