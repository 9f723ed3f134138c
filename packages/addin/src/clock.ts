// `@roompane/addin/clock`: what few need costs only those.

export { readServerClock } from '@roompane/protocol';
export type { Abortable, ServerClock } from '@roompane/protocol';
