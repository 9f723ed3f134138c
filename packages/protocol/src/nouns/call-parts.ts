import type { Parser } from '../parser.ts';

/** How long the caller of most methods waits. */
export const deadlineMs = 15_000;

/** The result of what gives none. */
export const nothing: Parser<undefined> = () => undefined;
