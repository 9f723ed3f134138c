import { type Abortable, type Call, type Method, parseAs, RoompaneError, type StreamCall } from '@roompane/protocol';
import type { Act, Acts, Asker } from './acts/act.ts';
import { untilAborted } from './abortable.ts';
import { PulledStream, type Source } from './pulled-stream.ts';

interface Asked {
  readonly acts: Acts;
  /** The page, as the acts know it. */
  readonly asker: Asker;
}

/** One call of the page to a room's acts. Parameters are read as an add-in's are, grants are not: the page is the host. */
export async function callAct<Params, Result>(
  { name }: Call<Params, Result>,
  params: Params,
  { signal, acts, asker }: Abortable & Asked,
): Promise<Result> {
  const act = findAct(acts, name);
  if (!('call' in act)) throw new RoompaneError('call/unknown-method', { data: { method: name } });
  const read = readParams(act.method, params);
  const call = (asked: AbortSignal): Promise<unknown> => Promise.resolve(act.call(read, { signal: asked, asker }));
  // The act is the contract's for this method.
  return (await untilAborted(call, { signal, ended: asker.ended })) as Result;
}

/** One stream of the page from a room's acts; it opens when it is first asked. @throws `call/unknown-method`, `argument/invalid` */
export function followAct<Params, Event>(
  { name }: StreamCall<Params, Event>,
  params: Params,
  { signal, acts, asker }: Abortable & Asked,
): AsyncIterable<Event> {
  const act = findAct(acts, name);
  if (!('open' in act)) throw new RoompaneError('call/unknown-method', { data: { method: name } });
  const read = readParams(act.method, params);
  const { ended } = asker;
  let reader: Source<object> | undefined;
  const open = (): Source<object> => {
    const ends = [stream.stopped, ended, ...(signal ? [signal] : [])];
    return act.open(read, { asker, signal: AbortSignal.any(ends) }).createReader();
  };
  const stream = new PulledStream<object>(
    { takeReady: () => reader?.takeReady?.(), pull: async (asked) => (reader ??= open()).pull(asked) },
    { signal, ended },
  );
  return stream as AsyncIterable<Event>;
}

function findAct(acts: Acts, name: string): Act {
  const act = acts.get(name);
  if (!act) throw new RoompaneError('call/unknown-method', { data: { method: name } });
  return act;
}

function readParams(method: Method, params: unknown): never {
  return parseAs(method.params, params, 'argument/invalid') as never;
}
