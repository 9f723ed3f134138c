// `@roompane/addin/messages`: what few need costs only those.

export { react, redact } from '@roompane/protocol';
export type { Abortable, Reaction } from '@roompane/protocol';
