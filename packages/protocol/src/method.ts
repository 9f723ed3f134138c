import type { Grant } from './grant.ts';
import type { Parser } from './parser.ts';

/** One row of the method table. The name is `noun/verb-phrase`, readable in a network log. */
export interface Method<Params = unknown, Result = unknown> {
  readonly name: string;
  /** What the caller must hold; `undefined` where nothing is needed. */
  readonly grant: Grant | undefined;
  /** How long the caller waits; `undefined` where the reply may take as long as it takes. */
  readonly deadlineMs: number | undefined;
  readonly params: Parser<Params>;
  readonly result: Parser<Result>;
}

/** A method that is answered by batches of events before its reply; the reply, empty, ends the stream. */
export interface StreamMethod<Params = unknown, Event = unknown> extends Method<Params, undefined> {
  readonly event: Parser<Event>;
}
