import { oneOf, type Parser } from './parser.ts';

/** How a room hears of its chat server. `online`: what is posted arrives. `offline`: it is tried again by itself; nothing is lost. */
export type Connection = 'online' | 'offline';

const parse: Parser<Connection> = oneOf<Connection>(['online', 'offline']);

/** A host of before this was said is taken for one that is online. */
export const parseConnection: Parser<Connection> = (value = 'online', path) => parse(value, path);
