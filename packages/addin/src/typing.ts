// `@roompane/addin/typing`: what few need costs only those.

export { typing } from '@roompane/protocol';
export type { Typing, TypingState } from '@roompane/protocol';
