// What tests of hosts, add-ins and providers use. Nothing here is for production pages.

export { ManualClock } from './manual-clock.ts';

// Suites
export { providerConformance } from './suites/provider-conformance.ts';
export type { ProviderCase, ProviderFixture } from './suites/provider-fixture.ts';
