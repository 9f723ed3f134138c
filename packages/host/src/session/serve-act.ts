import type { CallScope, Handler } from '@roompane/bridge';
import { isRoompaneError, RoompaneError } from '@roompane/protocol';
import { untilAborted } from '../room/abortable.ts';
import type { Act, Asker, CallAct } from '../room/acts/act.ts';
import { serveStream, type StreamServing } from './serve-stream.ts';

/** The session that asks. */
export interface Serving extends StreamServing {
  readonly asker: Asker;
}

/** Answers an add-in's calls of one act: until its caller gives up, the session ends or the grant is taken back. @spec GR2 */
export function serveAct(act: Act, serving: Serving): Handler {
  const { asker } = serving;
  if ('call' in act) return (params: never, scope: CallScope) => answer(act, { params, scope, serving });
  return (params: never, scope: CallScope) =>
    serveStream(act.method, { ...serving, scope, open: (signal) => act.open(params, { asker, signal }) });
}

interface Asked {
  readonly params: never;
  readonly scope: CallScope;
  readonly serving: Serving;
}

async function answer({ method, call }: CallAct, { params, scope, serving }: Asked): Promise<unknown> {
  const { asker, whileGranted } = serving;
  const ended = method.grant ? whileGranted(method.grant) : asker.ended;
  try {
    return await untilAborted((signal) => Promise.resolve(call(params, { asker, signal })), {
      signal: scope.signal,
      ended,
    });
  } catch (thrown) {
    throw toForeign(thrown);
  }
}

/** What is a wrong argument in the page is a wrong parameter for the add-in that sent it. */
function toForeign(thrown: unknown): unknown {
  if (!isRoompaneError(thrown, 'argument/invalid')) return thrown;
  return new RoompaneError('call/invalid-params', { data: thrown.data, cause: thrown });
}
