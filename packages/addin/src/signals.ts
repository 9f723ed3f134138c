// `@roompane/addin/signals`: what few need costs only those.

export { signals } from '@roompane/protocol';
export type { RoomSignal, Signals } from '@roompane/protocol';
