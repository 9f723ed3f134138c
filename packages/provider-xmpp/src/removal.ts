import { RoompaneError } from '@roompane/protocol';
import { createNotFound } from './directory.ts';
import type { Attendance } from './occupant.ts';

/** Numbers of XEP-0045, and what `data.reason` says for them. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['301', 'banned'],
  ['307', 'kicked'],
  ['321', 'no-longer-member'],
  ['322', 'members-only'],
]);
/** The line broke, so it is no removal. */
const BY_ERROR = '333';

/** Why the room is over for whom it put out; `undefined` where it did not mean to. @spec PR11 */
export function toRemoval(roomId: string, { statuses, isRoomGone, words }: Attendance): RoompaneError | undefined {
  const said = words === '' ? {} : { words };
  if (isRoomGone) return createNotFound(roomId, said);
  if (statuses.has(BY_ERROR)) return undefined;
  for (const [status, reason] of REASONS) {
    if (statuses.has(status)) return new RoompaneError('room/removed', { data: { roomId, reason, ...said } });
  }
  return undefined;
}
