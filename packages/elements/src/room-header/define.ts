import { RoomHeader } from './room-header.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-header': RoomHeader;
  }
}

customElements.define('room-header', RoomHeader);
