import { RoomMessages } from './room-messages.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-messages': RoomMessages;
  }
}

customElements.define('room-messages', RoomMessages);
