import { parseContext, parseNames, type RoomContext } from './context.ts';
import { parseWireError, type WireError } from './error-wire.ts';
import type { Json } from './json.ts';
import { flag, integer, json, oneOf, type Parser, record, text, variant } from './parser.ts';
import type { VersionRange } from './version.ts';

/** The add-in's one message to the window that embeds it; the port it made travels beside it. A string of JSON. @spec HS1 */
export interface Hello {
  readonly type: 'roompane/hello';
  readonly versions: VersionRange;
  /** The launch token from the fragment of the mount's URL. */
  readonly token: string;
  /** The document's own `load` has yet to fire, so the frame's next one is not a navigation. */
  readonly isLoadDue: boolean;
}

/** The host takes the add-in: the session begins. First string on the port. */
export interface Welcome {
  readonly type: 'welcome';
  readonly version: number;
  readonly context: RoomContext;
  /** Methods that this host serves. */
  readonly methods: readonly string[];
  /** This host's `LIMITS`, by name. @spec LI1 */
  readonly limits: Json;
}

/** The host is there, and the room is not ready. A welcome or a refusal follows. */
export interface Wait {
  readonly type: 'wait';
}

/** The host does not take the add-in. Nothing follows. */
export interface Refuse {
  readonly type: 'refuse';
  readonly error: WireError;
}

export type Greeting = Welcome | Wait | Refuse;

const version = integer(1, 1_000_000);

export const parseHello: Parser<Hello> = record<Hello>({
  type: oneOf(['roompane/hello']),
  versions: record<VersionRange>({ min: version, max: version }),
  token: text(256),
  isLoadDue: flag,
});

export const parseGreeting: Parser<Greeting> = variant<Greeting>({
  welcome: { version, context: parseContext, methods: parseNames, limits: json(2_000, 1) },
  wait: {},
  refuse: { error: parseWireError },
});
