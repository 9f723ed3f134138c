import type { CallScope, Handler, Service, StreamSource } from '@roompane/bridge';
import {
  type Draft,
  followContext,
  followMessages,
  followRoster,
  type Grant,
  type InterceptParams,
  type LiveParams,
  type LogPage,
  type Method,
  observeDrafts,
  type ObserveParams,
  postMessage,
  type ProgressParams,
  type Range,
  readMessages,
  reportProgress,
  type RoomContext,
  startIntercepting,
  stopIntercepting,
} from '@roompane/protocol';
import type { Asker } from '../room/acts/act.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { StateFeed } from '../room/state-feed.ts';
import type { Sender } from '../outgoing/interceptor.ts';
import { carryStream } from './carry-stream.ts';
import { createRosterSource } from './roster-source.ts';
import { fitOutcome } from './fit-outcome.ts';
import { fitPage } from './fit-page.ts';
import { serveAct } from './serve-act.ts';

/** What one session's calls act upon. */
export interface ServedRoom {
  readonly room: HostRoom;
  readonly context: StateFeed<RoomContext>;
  readonly sender: Sender;
  /** The session, as the room's acts know it. */
  readonly asker: Asker;
  /** Aborts when the grant is taken back. @spec GR2 */
  readonly whileGranted: (grant: Grant) => AbortSignal;
  readonly interception: {
    start(options: InterceptParams): void;
    stop(): void;
    progress(params: ProgressParams): void;
  };
}

/** Answers an add-in's calls from a room. Grants and parameters have been checked by then. */
export function createRoomService(served: ServedRoom): Service {
  const { room, context, sender, interception } = served;
  const stream = <Event extends object, Place>(
    source: StreamSource<Event, Place>,
    scope: CallScope,
    method: Method,
  ): Promise<void> => carryStream(() => source, scope, { method, served });

  const service: [Method, Handler][] = [
    [readMessages, (params: Range, { signal }: CallScope) => readPage(room, params, signal)],
    [
      followMessages,
      ({ after }: LiveParams, scope: CallScope) => {
        const { feed } = room;
        const source = {
          start: feed.placeAfter(after),
          listen: feed.listen.bind(feed),
          read: feed.read.bind(feed),
        };
        return stream(source, scope, followMessages);
      },
    ],
    [followRoster, (_params: object, scope: CallScope) => stream(createRosterSource(room.people), scope, followRoster)],
    [followContext, (_params: object, scope: CallScope) => stream(context, scope, followContext)],
    [
      postMessage,
      async (draft: Draft, { signal }: CallScope) => fitOutcome(await room.postFrom(sender, draft, { signal })),
    ],
    [
      observeDrafts,
      (params: ObserveParams, scope: CallScope) => {
        const others = (): AbortSignal => served.whileGranted('outgoing/observe-others');
        const viewer = { ...params, sessionKey: sender.sessionKey, mayObserveOthers: () => !others().aborted };
        return stream(room.drafts.createSource(viewer), scope, observeDrafts);
      },
    ],
    [startIntercepting, (params: InterceptParams) => interception.start(params)],
    [stopIntercepting, () => interception.stop()],
    [reportProgress, (params: ProgressParams) => interception.progress(params)],
  ];
  for (const act of room.acts.values()) service.push([act.method, serveAct(act, served)]);
  return new Map(service.map(([method, handler]) => [method.name, { method, handler }]));
}

async function readPage({ messages }: HostRoom, range: Range, signal: AbortSignal): Promise<LogPage> {
  return fitPage(await messages.page({ ...range, signal }), range);
}
