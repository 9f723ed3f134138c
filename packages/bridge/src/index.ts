// For @roompane/addin, /host and /testing alone: private, bundled into them, and without any promise.

export { type Guard, Peer, type PeerOptions } from './peer.ts';
export { type CoreScope, PeerCore, type PeerCoreOptions } from './peer-core.ts';
export type { CallScope, Handler, Service } from './service.ts';
export { initialMeterState, type MeterInput, type MeterState, stepMeter } from './abuse-meter.ts';
export { createMessagePortLink } from './message-port-link.ts';
export { type Greeted, type HelloOptions, sayHello } from './say-hello.ts';
export { hearHello, type HearOptions } from './hear-hello.ts';
export { createLaunchToken, readLaunchToken, withLaunchToken } from './launch-token.ts';
export { watchLiveness } from './liveness.ts';
export { type RunningStream, sendStream, type StreamPort } from './send-stream.ts';
export type { StreamSource, Stretch, StretchEvent, Written } from './stream-source.ts';
export { steadyClock, systemClock } from './system-clock.ts';
