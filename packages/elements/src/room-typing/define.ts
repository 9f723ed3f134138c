import { RoomTyping } from './room-typing.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-typing': RoomTyping;
  }
}

customElements.define('room-typing', RoomTyping);
