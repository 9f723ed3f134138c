// Adding a line here is a public act, and a byte in every add-in.

export { connect, type ConnectOptions } from './connect.ts';
export { block, confirm, pass, replace } from './verdicts.ts';
export { isRoompaneError, RoompaneError } from '@roompane/protocol';
export type {
  AddinRoom,
  Body,
  CheckContext,
  Cursor,
  Draft,
  DraftInput,
  DraftWants,
  ErrorCode,
  Grant,
  Interceptor,
  Json,
  LiveEvent,
  LogEvent,
  LogPage,
  Message,
  Outcome,
  Person,
  Registration,
  RosterEntry,
  RosterEvent,
  Span,
  Verdict,
} from '@roompane/protocol';
