// What most providers need beside the port, so that each need not write it. Adding a line here is a public act.

export { createAbortError, throwIfAborted, untilAborted } from './aborted.ts';
export { createId } from './create-id.ts';
export { createStream } from './stream.ts';
export { parseSignalEvent } from '../signal.ts';
export type { RosterEntries } from './diff-roster.ts';
export { systemClock } from './system-clock.ts';
export { tellChanges, tellRoster, type ToldRoster } from './tell-roster.ts';
