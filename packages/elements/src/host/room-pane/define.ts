import { RoomPane } from './room-pane.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-pane': RoomPane;
  }
}

customElements.define('room-pane', RoomPane);
