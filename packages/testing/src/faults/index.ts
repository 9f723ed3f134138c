// What goes wrong between a client, its server and its add-ins, and rooms that are full: for tests and previews alike.
// Adding a line here is a public act. Nothing here may pull in the suites of the package or their dependencies.

// The line to the chat server
export { LineConditions, type LineSettings, type PostFailure } from './line-conditions.ts';
export { withLine } from './with-line.ts';

// The port to an add-in
export { PortConditions, type PortSettings } from './port-conditions.ts';
export { withPort } from './with-port.ts';

// People and bots on a script
export { roomScript, type RoomScriptOptions, type ScriptLine } from './room-script.ts';
export {
  type FloodOptions,
  playScript,
  type PlayScriptOptions,
  type ScriptCounts,
  ScriptPlayer,
} from './play-script.ts';
