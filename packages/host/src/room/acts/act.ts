import type { StreamSource } from '@roompane/bridge';
import type { Abortable, Method, StreamMethod } from '@roompane/protocol';
import type { Source } from '../pulled-stream.ts';

/** What a room does for one method, whoever asks: an add-in over the wire, or the page itself. */
export interface CallAct {
  readonly method: Method;
  /** Parameters have been parsed and the grant looked at. */
  readonly call: (params: never, options: Required<Abortable>) => unknown;
}

/** What a room gives for one stream. */
export interface StreamAct {
  readonly method: StreamMethod;
  /** The wire's reader and the page's read from the same place. */
  readonly open: (params: never) => StreamSource<object, undefined> & { createReader(): Source<object> };
}

export type Act = CallAct | StreamAct;

/** The acts of one room, by the names of their methods. */
export type Acts = ReadonlyMap<string, Act>;

/** An act for a method, with the method's own types. */
export function callAct<Params, Result>(
  method: Method<Params, Result>,
  call: (params: Params, options: Required<Abortable>) => Promise<Result>,
): CallAct {
  return { method: method, call };
}

export function streamAct<Params, Event extends object>(
  method: StreamMethod<Params, Event>,
  open: (params: Params) => StreamSource<Event, undefined> & { createReader(): Source<Event> },
): StreamAct {
  return { method: method, open: open };
}
