// What tests of hosts, add-ins and providers use. Nothing here is for production pages.

export { ManualClock } from './manual-clock.ts';

// A port in memory
export { createLinkedPair, type LinkedPair, type LinkedPairOptions, type PairEnd } from './linked-pair.ts';
export { ScriptedLink } from './scripted-link.ts';

// A room in memory
export { FakeLog } from './fake-log.ts';
export { fakeMessage, type FakeMessageInput } from './fake-message.ts';
export { type FakePost, FakeRoom, type FakeRoomOptions } from './fake-room.ts';
export { FakeRoster } from './fake-roster.ts';

// Suites
export { providerConformance } from './suites/provider-conformance.ts';
export type { ProviderCase, ProviderFixture } from './suites/provider-fixture.ts';

// A chat server in memory
export { FakeDeployment, type FakeRoomSetup } from './fake-deployment.ts';
export { FakeProvider } from './fake-provider.ts';
export type { FakeProviderRoom } from './fake-provider-room.ts';
