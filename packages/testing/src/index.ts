// What tests of hosts, add-ins and providers use. Nothing here is for production pages.

export { ManualClock } from './manual-clock.ts';
