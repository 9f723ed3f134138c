import type { CallScope } from '@roompane/bridge';
import type { Grant, Method } from '@roompane/protocol';
import type { Asker } from '../room/acts/act.ts';
import { viewSource } from '../view/viewed-source.ts';
import { identified, showsPeople, type View } from '../view/view.ts';
import { type CarriedSource, carryStream } from './carry-stream.ts';

/** What the streams of one session hang on. */
export interface StreamServing {
  /** The session, or its stay in another room: it ends with an error. */
  readonly asker: Pick<Asker, 'ended'>;
  /** How the session sees people, now. */
  readonly view: () => View;
  /** Aborts when the grant is taken back. @spec GR2 */
  readonly whileGranted: (grant: Grant) => AbortSignal;
}

interface Served<Event extends object, Place> extends StreamServing {
  readonly scope: CallScope;
  readonly open: (signal: AbortSignal) => CarriedSource<Event, Place>;
}

/** Answers a session's call of a stream, which shows people to its end as it began. @spec GR2 VW4 */
export function serveStream<Event extends object, Place>(
  method: Method,
  { asker, view: viewNow, whileGranted, scope, open }: Served<Event, Place>,
): Promise<void> {
  const view = viewNow();
  const ends = [asker.ended, ...toGrants(method, view).map(whileGranted)];
  return carryStream((signal) => viewSource(open(signal), { view, method }), scope, ends);
}

/** What a stream hangs on. One that shows people as they are ends when that may no longer be. @spec VW4 */
function toGrants(method: Method, view: View): readonly Grant[] {
  const own: readonly Grant[] = method.grant ? [method.grant] : [];
  return view === identified && showsPeople(method) ? [...own, 'people/identify'] : own;
}
