import type { Call, Method, Parser, Served, StreamMethod } from '@roompane/protocol';
import type { Service } from '../src/service.ts';

const anything: Parser<unknown> = (value) => value;
const nothing: Parser<undefined> = () => undefined;

/** A method of a table that tests make up; what is not said of it takes anything and waits for ever. */
export function method(name: string, given: Partial<Method> = {}): Method {
  return { name, params: anything, result: anything, ...given };
}

/** A stream of a table that tests make up. */
export function streamMethod<Event = unknown>(
  name: string,
  event: Parser<Event> = anything as Parser<Event>,
): StreamMethod<unknown, Event> {
  return { name, params: anything, result: nothing, event };
}

/** A service of these methods. */
export function serve<Scope>(
  ...rows: readonly (readonly [method: Served & Partial<Call>, handler: (params: unknown, scope: Scope) => unknown])[]
): Service<Scope> {
  return new Map(rows.map(([row, handler]) => [row.name, { method: row, handler }]));
}

/** A call that waits for the test to answer it. */
export interface WaitingCall {
  readonly params: unknown;
  readonly signal: AbortSignal;
  readonly answer: (result?: unknown) => void;
}

/** A handler that answers when the test says so. */
export function createWaiting(): {
  readonly calls: readonly WaitingCall[];
  readonly handler: (params: unknown, scope: { readonly signal: AbortSignal }) => Promise<unknown>;
} {
  const calls: WaitingCall[] = [];
  return {
    calls,
    handler: (params, { signal }) => new Promise((answer) => calls.push({ params, signal, answer })),
  };
}
