import type { CallScope, Handler, Peer, Service } from '@roompane/bridge';
import {
  type InterceptParams,
  type Method,
  observeDrafts,
  type ObserveParams,
  type ProgressParams,
  reportProgress,
  startIntercepting,
  stopIntercepting,
} from '@roompane/protocol';
import type { Sender } from '../outgoing/interceptor.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { Interception } from './interception.ts';
import { serveStream, type StreamServing } from './serve-stream.ts';

/** Where one session stands in the way out of its room. */
export interface ServedWayOut extends StreamServing {
  readonly room: HostRoom;
  readonly sender: Sender;
  readonly interception: Pick<Interception, 'start' | 'stop' | 'progress'>;
  /** What checks are asked over. */
  readonly peer: () => Peer;
}

/** Answers what an add-in asks about drafts of its own room; in other rooms it looks at none. */
export function createOutgoingService(served: ServedWayOut): Service {
  const { room, sender, interception, peer, whileGranted } = served;
  const rows: readonly (readonly [Method, Handler])[] = [
    [
      observeDrafts,
      (params: ObserveParams, scope: CallScope) => {
        const others = (): AbortSignal => whileGranted('outgoing/observe-others');
        const viewer = { ...params, sessionKey: sender.sessionKey, mayObserveOthers: () => !others().aborted };
        return serveStream(observeDrafts, { ...served, scope, open: () => room.drafts.createSource(viewer) });
      },
    ],
    [startIntercepting, (params: InterceptParams) => interception.start(peer(), params)],
    [stopIntercepting, () => interception.stop()],
    [reportProgress, (params: ProgressParams) => interception.progress(params)],
  ];
  return new Map(rows.map(([method, handler]) => [method.name, { method, handler }]));
}
