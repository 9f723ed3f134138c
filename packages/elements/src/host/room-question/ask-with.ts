import type { AskUser } from '../session.ts';
import type { RoomQuestion } from './room-question.ts';

/** What `joinRoom` takes as `ask`: the questions of its room come up in this dialog. One dialog does for any number of rooms. */
export function askWith(element: RoomQuestion): AskUser {
  return (question, options) => element.ask(question, options);
}
