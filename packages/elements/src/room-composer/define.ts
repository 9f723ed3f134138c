import { RoomComposer } from './room-composer.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-composer': RoomComposer;
  }
}

customElements.define('room-composer', RoomComposer);
