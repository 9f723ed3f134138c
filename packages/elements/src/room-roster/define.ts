import { RoomRoster } from './room-roster.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-roster': RoomRoster;
  }
}

customElements.define('room-roster', RoomRoster);
