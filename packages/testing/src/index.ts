// What tests of hosts, add-ins and providers use. Nothing here is for production pages.

export { ManualClock } from './manual-clock.ts';

// A port in memory
export { createLinkedPair, type LinkedPair, type LinkedPairOptions, type PairEnd } from './linked-pair.ts';
export { ScriptedLink } from './scripted-link.ts';

// A client in memory, for the tests of an add-in
export { type AdmitOptions, FakeHost, fakeHost } from './fake-host/fake-host.ts';
export type { FakeHostOptions, SaidInput } from './fake-host/fake-host-options.ts';

// A room in memory
export { FakeLog } from './fake-log.ts';
export { fakeMessage, type FakeMessageInput } from './fake-message.ts';
export { type FakeAnswer, type FakePost, FakeRoom, fakeRoom, type FakeRoomOptions } from './fake-room.ts';
export type { FakeRoomStates } from './fake-room-states.ts';
export type { FakeState } from './fake-state.ts';
export { FakeRoster } from './fake-roster.ts';

// What goes wrong: the same as the entry `@roompane/testing/faults`, which has nothing else with it
export { LineConditions, type LineSettings, type PostFailure } from './faults/line-conditions.ts';
export { withLine } from './faults/with-line.ts';
export { PortConditions, type PortSettings } from './faults/port-conditions.ts';
export { withPort } from './faults/with-port.ts';
export { roomScript, type RoomScriptOptions, type ScriptLine } from './faults/room-script.ts';
export {
  type FloodOptions,
  playScript,
  type PlayScriptOptions,
  type ScriptCounts,
  ScriptPlayer,
} from './faults/play-script.ts';

// What crossed a port, kept and played again
export { type CrossedString, StringRecorder, type StringRecording } from './replay/string-recording.ts';
export { replay, replayHost, type ReplayOptions, type ReplayReport } from './replay/replay.ts';

// Suites
export { sessionContract } from './suites/session-contract.ts';
export { hostileAddin } from './suites/hostile-addin.ts';
export { hostileHost } from './suites/hostile-host.ts';
export { RawHost, type WatchedAddin } from './session/raw-host.ts';
export type { HostileSeat, HostileStage } from './session/hostile-stage.ts';
export { HostilePage } from './session/hostile-page.ts';
export type { RoomStage, Seat, SeatOptions, SessionHandle, SessionStage, SuiteCase } from './session/session-stage.ts';
export { AddinActs, type AddinApi, type Sight } from './session/addin-acts.ts';
export { reached } from './session/reached.ts';
export { serveActs, type Tell, tellFrame, tellHere, whenServed } from './session/tell.ts';
export { providerConformance } from './suites/provider-conformance.ts';
export type { ProviderCase, ProviderFixture } from './suites/provider-fixture.ts';

// A chat server in memory
export { FakeDeployment, type FakeRoomSetup } from './fake-deployment.ts';
export type { FakeRetention } from './fake-log-places.ts';
export { FakeProvider } from './fake-provider.ts';
export type { FakeProviderRoom } from './fake-provider-room.ts';
