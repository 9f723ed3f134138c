import type { Grant } from './grant.ts';
import type { Parser } from './parser.ts';

/** A method as its caller needs it. The name is `noun/verb-phrase`, readable in a network log. */
export interface Call<Params = unknown, Result = unknown> {
  readonly name: string;
  /** How long the caller waits; `undefined` where the reply may take as long as it takes. */
  readonly deadlineMs?: number | undefined;
  readonly result: Parser<Result>;
  readonly params?: Parser<Params>;
}

/** A call that is answered by batches of events before its reply; the reply, of which nothing is read, ends the stream. */
export interface StreamCall<Params = unknown, Event = unknown> extends Omit<Call<Params>, 'result'> {
  readonly event: Parser<Event>;
}

/** A method as the side that serves it needs it. */
export interface Served<Params = unknown> {
  readonly name: string;
  /** What the caller must hold; `undefined` where nothing is needed. */
  readonly grant?: Grant | undefined;
  readonly params: Parser<Params>;
}

/** One row of the method table, both halves of it. */
export interface Method<Params = unknown, Result = unknown> extends Call<Params, Result>, Served<Params> {
  readonly params: Parser<Params>;
}

/** The row of a stream. */
export interface StreamMethod<Params = unknown, Event = unknown> extends Method<Params, undefined> {
  readonly event: Parser<Event>;
}
