// Registers the elements that find messages and rooms.

import { RoomList } from './room-list/room-list.ts';
import { RoomSearch } from './room-search/room-search.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-list': RoomList;
    'room-search': RoomSearch;
  }
}

customElements.define('room-list', RoomList);
customElements.define('room-search', RoomSearch);
