import { parseConnection, type Connection } from './connection.ts';
import type { Grant } from './grant.ts';
import { flag, integer, list, oneOf, optional, type Parser, record, text } from './parser.ts';
import { id, type Person, person, type Role, ROLES } from './person.ts';

/** In an `auditorium` presenters post and members read. */
export type RoomKind = 'regular' | 'auditorium';
/** `open`: anyone may find and join. `closed`: anyone may find, members join. `secret`: members only. */
export type RoomPrivacy = 'open' | 'closed' | 'secret';

/** What this room's server takes, where that is less than the contract allows. In UTF-8 bytes of the text. */
export interface RoomLimits {
  readonly messageBytes: number;
  readonly storyBytes: number;
}

/** What a room is, apart from what is said in it. */
export interface RoomInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the room talks about now. Absent where nobody has said. */
  readonly topic?: string;
  readonly kind: RoomKind;
  readonly privacy: RoomPrivacy;
  /** @default the contract's own limits */
  readonly limits?: RoomLimits;
}

/** The local user in one room, as it stands. */
export interface MeInfo extends Person {
  readonly role: Role;
  /** What this side may do here now: the role's rights and, for an add-in, its grants. */
  readonly may: readonly Grant[];
}

/** How the host looks, so that an add-in can look alike before its first paint. */
export interface Appearance {
  readonly theme: 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** BCP 47. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Why the pane is there: the user opened it, it came back with the room, or a policy needs it. */
export type OpenReason = 'user' | 'restored' | 'policy';

/** All that an add-in knows at once when it connects. */
export interface RoomContext {
  readonly info: RoomInfo;
  readonly me: MeInfo;
  readonly appearance: Appearance;
  /** The grants held now, whatever the role allows. */
  readonly grants: readonly Grant[];
  readonly openReason: OpenReason;
  readonly connection: Connection;
  /** All clocks stand still, for breakpoints: no deadline passes. */
  readonly areClocksHeld: boolean;
}

export const parseInfo: Parser<RoomInfo> = record<RoomInfo>({
  id,
  title: text(256),
  description: text(2_000),
  topic: optional(text(2_000)),
  kind: oneOf<RoomKind>(['regular', 'auditorium']),
  privacy: oneOf<RoomPrivacy>(['open', 'closed', 'secret']),
  limits: optional(record<RoomLimits>({ messageBytes: integer(1), storyBytes: integer(1) })),
});

/** Names of grants or methods, whatever they are: a newer host has some that this build does not know. */
export const parseNames: Parser<readonly string[]> = list(text(64), 256);

/** A grant that this build has no name for is held all the same. */
const grants = parseNames as Parser<readonly Grant[]>;

const parseMe: Parser<MeInfo> = record<MeInfo>({ ...person, role: oneOf(ROLES), may: grants });

const parseAppearance: Parser<Appearance> = record<Appearance>({
  theme: oneOf<Appearance['theme']>(['light', 'dark']),
  density: oneOf<Appearance['density']>(['comfortable', 'compact']),
  locale: text(64),
  direction: oneOf<Appearance['direction']>(['ltr', 'rtl']),
});

export const parseContext: Parser<RoomContext> = record<RoomContext>({
  info: parseInfo,
  me: parseMe,
  appearance: parseAppearance,
  grants,
  openReason: oneOf<OpenReason>(['user', 'restored', 'policy']),
  connection: parseConnection,
  areClocksHeld: flag,
});
