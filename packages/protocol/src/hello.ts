import { type RoomContext, parseContext } from './context.ts';
import { parseWireError, type WireError } from './error-wire.ts';
import { LIMITS, type Limits } from './limits.ts';
import { flag, integer, list, optional, type Parser, record, tag, text, variant } from './parser.ts';
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
  /** This host's limits. Absent ones are the contract's. */
  readonly limits: Partial<Limits>;
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
  type: tag('roompane/hello'),
  versions: record<VersionRange>({ min: version, max: version }),
  token: text(256),
  isLoadDue: flag,
});

const limit = optional(integer(0));

export const parseGreeting: Parser<Greeting> = variant<Greeting>({
  welcome: record<Welcome>({
    type: tag('welcome'),
    version,
    context: parseContext,
    methods: list(text(64), 256),
    limits: (value, path) =>
      record<Partial<Limits>>(
        Object.fromEntries(Object.keys(LIMITS).map((name) => [name, limit])) as Record<keyof Limits, typeof limit>,
      )(value, path),
  }),
  wait: record<Wait>({ type: tag('wait') }),
  refuse: record<Refuse>({ type: tag('refuse'), error: parseWireError }),
});
