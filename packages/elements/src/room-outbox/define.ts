import { RoomOutbox } from './room-outbox.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-outbox': RoomOutbox;
  }
}

// A page may have done so by itself.
if (!customElements.get('room-outbox')) customElements.define('room-outbox', RoomOutbox);
