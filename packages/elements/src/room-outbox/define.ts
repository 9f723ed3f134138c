import { RoomOutbox } from './room-outbox.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-outbox': RoomOutbox;
  }
}

customElements.define('room-outbox', RoomOutbox);
