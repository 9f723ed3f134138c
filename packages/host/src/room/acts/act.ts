import type { Method, StreamMethod } from '@roompane/protocol';
import type { Source } from '../pulled-stream.ts';

/** Who asks: the page, or one session of an add-in. What an act keeps for one goes with it. */
export interface Asker {
  /** Aborted when the session is over; the page's, when the room is. */
  readonly ended: AbortSignal;
  /** The page is the host: what guards against add-ins does not bind it. */
  readonly isPage: boolean;
  /** What its signals go through: no two kinds of askers share one. @spec SG1 */
  readonly channel: string;
}

/** What an act has beside its parameters. */
export interface ActScope {
  readonly asker: Asker;
  /** Aborted when nobody waits for the result any more; a stream's, when it is over. */
  readonly signal: AbortSignal;
}

/** What a room does for one method, whoever asks: an add-in over the wire, or the page itself. */
export interface CallAct {
  readonly method: Method;
  /** Parameters have been parsed and the grant looked at. It may throw at once. */
  readonly call: (params: never, scope: ActScope) => unknown;
}

/** The state as the wire's streams read it: a stretch of one event, or of none while it is not known. */
export type StateStretch<Event extends object> = Stretch<Event, undefined>;

/** What lies behind a place: of a state all of it, which has no places. */
export interface Stretch<Event extends object, Place> {
  readonly events: readonly { readonly event: Event; readonly place: Place }[];
  readonly place: Place;
  readonly isLast: boolean;
}

/**
 * What a stream reads from: the wire's reader and the page's from the same place. To the wire it is one of its sources; what
 * a host publishes does not name those.
 */
export interface ActStream<Event extends object, Place extends number | undefined = undefined> {
  readonly start: Place;
  listen(listener: (event: Event, place: Place) => void, options: { readonly signal: AbortSignal }): void;
  read(after: Place, options: { readonly signal: AbortSignal }): Promise<Stretch<Event, Place>>;
  createReader(): Source<Event>;
  /** Aborted when it cannot go on, with the error: it ends at once, also where its reader does not ask. */
  readonly failed?: AbortSignal | undefined;
}

/** What a room gives for one stream. */
export interface StreamAct {
  readonly method: StreamMethod;
  readonly open: (params: never, scope: ActScope) => ActStream<object, number | undefined>;
}

export type Act = CallAct | StreamAct;

/** The acts of one room, by the names of their methods. */
export type Acts = ReadonlyMap<string, Act>;

/** An act for a method, with the method's own types. */
export function callAct<Params, Result>(
  method: Method<Params, Result>,
  call: (params: Params, scope: ActScope) => Result | Promise<Result>,
): CallAct {
  return { method: method, call };
}

export function streamAct<Params, Event extends object, Place extends number | undefined>(
  method: StreamMethod<Params, Event>,
  open: (params: Params, scope: ActScope) => ActStream<Event, Place>,
): StreamAct {
  return { method: method, open: open };
}
