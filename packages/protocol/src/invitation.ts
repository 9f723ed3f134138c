import { parseInfo, type RoomInfo } from './context.ts';
import * as LIMITS from './limit.ts';
import { epochMs } from './message.ts';
import { list, optional, type Parser, record, text } from './parser.ts';
import { parsePerson, type Person } from './person.ts';

/** Somebody asks the local user into a room. Joining or following the room accepts it. */
export interface Invitation {
  readonly room: RoomInfo;
  /** Who invites, where the server says. */
  readonly by?: Person;
  readonly reason?: string;
  readonly atEpochMs: number;
}

/** The invitations that stand, the newest first. At most 100. */
export interface InvitationsState {
  readonly invitations: readonly Invitation[];
}

const parseInvitation: Parser<Invitation> = record<Invitation>({
  room: parseInfo,
  by: optional(parsePerson),
  reason: optional(text(LIMITS.reasonChars)),
  atEpochMs: epochMs,
});

export const parseInvitations: Parser<InvitationsState> = record<InvitationsState>({
  invitations: list(parseInvitation, LIMITS.invitations),
});
