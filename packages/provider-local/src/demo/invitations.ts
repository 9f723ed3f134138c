import type { InvitationRow } from '../schema.ts';
import { DEMO_PEOPLE } from './people.ts';
import { DEMO_ROOMS } from './rooms.ts';

const MINUTE_MS = 60_000;

/** Who is asked into which room, told from `nowEpochMs`: one into a room that nobody else would find. */
export function createDemoInvitations(nowEpochMs: number): readonly InvitationRow[] {
  const { sam, priya } = DEMO_PEOPLE;
  const reason = 'You hedge it from Friday on.';
  return [
    { roomId: DEMO_ROOMS.projectLarch, personId: sam.id, by: priya, reason, atEpochMs: nowEpochMs - 40 * MINUTE_MS },
  ];
}
