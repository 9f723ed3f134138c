import { RoomQuestion } from './room-question.ts';

declare global {
  interface HTMLElementTagNameMap {
    'room-question': RoomQuestion;
  }
}

customElements.define('room-question', RoomQuestion);
