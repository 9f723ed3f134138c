import { oneOf, type Parser } from './parser.ts';

/**
 * How a room hears of its chat server. `online`: what is posted arrives. `connecting`, `offline`: it is tried again by
 * itself; nothing is lost. `closed`: it was ended.
 */
export type ConnectionPhase = 'connecting' | 'online' | 'offline' | 'closed';

const parse: Parser<ConnectionPhase> = oneOf<ConnectionPhase>(['connecting', 'online', 'offline', 'closed']);

/** A host of before this was said is taken for one that is online. */
export const parseConnection: Parser<ConnectionPhase> = (value = 'online', path) => parse(value, path);
