import { type Message, redact, type Room, toRoompaneError } from '@roompane/protocol';
import { toActProblem } from '../room-messages/act-problem.ts';
import { rightsOn } from '../room-messages/message-rights.ts';

/** Rooms whose server turned out to remove nothing. */
const lacking = new WeakSet<Room>();

/** May the user take a post back that is out? */
export function mayDelete(room: Room, message: Message): boolean {
  return rightsOn(message, room, new Set()).remove && !lacking.has(room);
}

/** Takes a post back. Resolves with what hindered it, in words; with nothing once it is gone. Never rejects. */
export async function deletePost(room: Room, message: Message): Promise<string | undefined> {
  try {
    await redact(room, message.id);
    return undefined;
  } catch (thrown) {
    const { words, isLacking } = toActProblem(toRoompaneError(thrown), 'remove');
    if (isLacking) lacking.add(room);
    return words;
  }
}
