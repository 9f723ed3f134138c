import type { CallScope, Handler, Service, StreamSource } from '@roompane/bridge';
import {
  type Cursor,
  type Draft,
  followContext,
  followMessages,
  followRoster,
  type Grant,
  isRoompaneError,
  type LiveEvent,
  type LiveParams,
  type LogPage,
  type Method,
  type Outcome,
  postMessage,
  type Range,
  readMessages,
  type RoomContext,
} from '@roompane/protocol';
import type { Asker } from '../room/acts/act.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { FeedPlace, RoomFeed } from '../room/room-feed.ts';
import type { StateFeed } from '../room/state-feed.ts';
import type { Sender } from '../outgoing/interceptor.ts';
import type { View } from '../view/view.ts';
import { carryStream } from './carry-stream.ts';
import { createRosterSource } from './roster-source.ts';
import { fitOutcome } from './fit-outcome.ts';
import { fitPage } from './fit-page.ts';
import { type Resting, RestingSource } from './resting-source.ts';
import { serveAct } from './serve-act.ts';
import { serveStream } from './serve-stream.ts';

/** What one session's calls act upon. */
export interface ServedRoom {
  readonly room: HostRoom;
  readonly context: StateFeed<RoomContext>;
  readonly sender: Sender;
  /** The session, as the room's acts know it. */
  readonly asker: Asker;
  /** How the session sees people, now. */
  readonly view: () => View;
  /** Aborts when the grant is taken back. @spec GR2 */
  readonly whileGranted: (grant: Grant) => AbortSignal;
  /** Absent where the add-in stands in no frame. */
  readonly resting: Resting | undefined;
}

type Row = readonly [method: Method, handler: Handler, fit?: (result: never, params: never) => unknown];

/** Answers an add-in's calls from a room. Grants and parameters have been checked by then. @spec VW1 */
export function createRoomService(served: ServedRoom): Service {
  const { room, context, sender, asker, resting } = served;
  const rows: Row[] = [
    [
      readMessages,
      (range: Range, { signal }: CallScope) => room.messages.page({ ...range, signal }),
      (page: LogPage, range: Range) => fitPage(page, range),
    ],
    [
      followMessages,
      ({ after }: LiveParams, scope: CallScope) =>
        serveStream(followMessages, {
          ...served,
          scope,
          open: (signal) => {
            const source = toSource(room.feed, after);
            return resting ? new RestingSource(source, { ...resting, signal }) : source;
          },
        }),
    ],
    [
      followRoster,
      (_params: object, scope: CallScope) =>
        serveStream(followRoster, { ...served, scope, open: () => createRosterSource(room.people) }),
    ],
    // It follows the grants, people/identify among them, and is shown already.
    [followContext, (_params: object, scope: CallScope) => carryStream(() => context, scope, [asker.ended])],
    [
      postMessage,
      (draft: Draft, { signal }: CallScope) => room.postFrom(sender, draft, { signal: untilWithdrawn(room, signal) }),
      (outcome: Outcome) => fitOutcome(outcome),
    ],
  ];
  for (const act of room.acts.values()) rows.push([act.method, serveAct(act, served)]);
  return new Map(rows.map((row) => [row[0].name, { method: row[0], handler: inView(row, served) }]));
}

/** What the outbox keeps is the user's: only the add-in's own abort takes it back, not the end of its session. @spec OB7 */
function untilWithdrawn({ outbox }: HostRoom, signal: AbortSignal): AbortSignal {
  if (!outbox) return signal;
  const withdrawn = new AbortController();
  signal.addEventListener('abort', () => {
    if (isRoompaneError(signal.reason, 'call/aborted')) withdrawn.abort(signal.reason);
  });
  return withdrawn.signal;
}

function toSource(feed: RoomFeed, after: Cursor | undefined): StreamSource<LiveEvent, FeedPlace> {
  return { start: feed.placeAfter(after), listen: feed.listen.bind(feed), read: feed.read.bind(feed) };
}

/** Whom the add-in means in its parameters, and whom it may see in what it gets. Streams show people event by event. */
function inView([method, handler, fit]: Row, { view }: ServedRoom): Handler {
  if ('event' in method) return handler;
  return async (params: never, scope: CallScope) => {
    const result = await handler(view().read(method, params), scope);
    const shown = view().show(method, result);
    return fit ? fit(shown as never, params) : shown;
  };
}
