import type { Call, Method, Served, StreamCall, StreamMethod } from './method.ts';
import type { Parser } from './parser.ts';

type ServedParts<Params> = Omit<Served<Params>, 'name'>;

const nothing = (): undefined => undefined;

/** A row of the method table: what its caller has of it, and what the side that serves it adds. Unused ones leave no byte. */
export const row = /* @__NO_SIDE_EFFECTS__ */ <Params, Result>(
  call: Call<Params, Result>,
  served: ServedParts<Params>,
): Method<Params, Result> => ({ ...call, ...served });

/** The row of a stream, whose reply says nothing. */
export const streamRow = /* @__NO_SIDE_EFFECTS__ */ <Params, Event>(
  call: StreamCall<Params, Event>,
  served: ServedParts<Params>,
): StreamMethod<Params, Event> => ({ ...call, ...served, result: nothing });

/** The row of a method that an add-in serves: it needs no grant, and its caller reads the result. */
export const answered = /* @__NO_SIDE_EFFECTS__ */ <Params, Result>(
  served: Served<Params>,
  result: Parser<Result>,
): Method<Params, Result> => ({ ...served, result });

/** A table of rows. */
export const byName = /* @__NO_SIDE_EFFECTS__ */ (rows: readonly Method[]): ReadonlyMap<string, Method> =>
  new Map(rows.map((method) => [method.name, method]));
