import type { Connection } from './connection.ts';
import type { Appearance, MeInfo, OpenReason, RoomInfo } from './context.ts';
import type { Draft, DraftInput } from './draft.ts';
import type { DraftWants } from './draft-wants.ts';
import type { Grant } from './grant.ts';
import type { Cursor, LiveEvent, LogPage } from './log.ts';
import type { Via } from './message.ts';
import type { Call, StreamCall } from './method.ts';
import type { Outcome } from './outcome.ts';
import type { AddinRoomEventMap, RoomEventMap } from './room-events.ts';
import type { Range } from './range.ts';
import type { RosterEvent } from './roster.ts';
import type { TypedEventTarget } from './typed-event-target.ts';
import type { Verdict } from './verdict.ts';

export interface Abortable {
  /** Ends the act: the promise rejects with `call/aborted`, the stream ends without an error. */
  readonly signal?: AbortSignal | undefined;
}

export interface PostOptions extends Abortable {
  /**
   * The user wants the words to leave as they are written: replacements are not taken from add-ins whose policy lets the
   * user say so, which is the host's to know. They may still stop the post. An add-in's room does not pass it on.
   * @default false
   */
  readonly asWritten?: boolean | undefined;
}

export interface LiveOptions extends Abortable {
  /** Continue behind this place; what was missed comes first. @default from now on */
  readonly after?: Cursor | undefined;
}

export interface PageOptions extends Abortable {
  /** Events in the page, 1 to 256. @default 50 */
  readonly limit?: number | undefined;
}

export interface OlderOptions extends PageOptions {
  /** The `start` of the page that was read before. */
  readonly before: Cursor;
}

/** Which page: at most one of the places. Without any: the newest. */
export interface RangeOptions extends Range, Abortable {}

/** The messages of a room. All of it needs the grant `messages/read`. */
export interface Messages {
  /** The newest page. Rejects with `call/denied`, `call/timed-out` or the provider's error. */
  latest(options?: PageOptions): Promise<LogPage>;
  /** The page before a place. An `isFirst` page is the honest end. Rejects with `log/cursor-unknown` beside the above. */
  older(options: OlderOptions): Promise<LogPage>;
  /** Any page. An `isLast` page is the honest end the other way. Rejects as `older` does. */
  page(options?: RangeOptions): Promise<LogPage>;
  /**
   * Events in order, each once, from now on or from a place. Ends when the signal aborts; throws when the room closes or
   * the grant goes. A reader that stops asking costs the host nothing: it is caught up from the log when it asks again.
   */
  live(options?: LiveOptions): AsyncIterable<LiveEvent>;
  /** Pages from the newest to the oldest, each `events` list itself oldest first. Ends behind the first page. */
  history(options?: PageOptions): AsyncIterable<LogPage>;
}

/** Who is in the room. Needs the grant `roster/read`. */
export interface Roster {
  /** A snapshot, then deltas. Ends and throws as `messages.live()` does. */
  live(options?: Abortable): AsyncIterable<RosterEvent>;
}

/** The local user in the room. */
export interface Me extends MeInfo {
  /** May this side do that here, now? Watch `me-changed` for when the answer changes. */
  can(grant: Grant): boolean;
}

/**
 * A room, seen from either side of the frame: the host implements it over a provider, the add-in over the bridge.
 * What is written against it runs in the page, in the frame, and in Node on a fake.
 */
export interface Room<
  Events extends { readonly [K in keyof Events]: Event } = RoomEventMap,
> extends TypedEventTarget<Events> {
  readonly info: RoomInfo;
  readonly me: Me;
  readonly messages: Messages;
  readonly roster: Roster;
  /** How the room hears of its chat server. Watch `connection-changed`. */
  readonly connection: Connection;
  /**
   * Posts. Resolves with what became of the draft: posted, blocked (by whom and why) or failed; the draft is never lost.
   * There is no deadline. An abort withdraws the draft until the provider has it, and rejects with `call/aborted`.
   * Rejects with `call/denied` without the grant `messages/post`, and with the session's error when it ends.
   */
  post(draft: DraftInput, options?: PostOptions): Promise<Outcome>;
  /**
   * Asks for one act of the method table: what functions over a room are made of, such as `search(room, query)`. Settles
   * within the method's deadline. Rejects with `call/unknown-method` where this room's host does not serve it, `call/denied`
   * without its grant, `feature/unsupported` where the chat server lacks it.
   */
  call<Params, Result>(method: Call<Params, Result>, params: Params, options?: Abortable): Promise<Result>;
  /** Opens one stream of the method table. It ends and throws as `messages.live()` does. */
  follow<Params, Event>(method: StreamCall<Params, Event>, params: Params, options?: Abortable): AsyncIterable<Event>;
}

/** What an interceptor learns about the draft before it. */
export interface CheckContext {
  /** Aborted when the draft no longer matters: withdrawn, too late, the session ended. */
  readonly signal: AbortSignal;
  /** The add-in that posts; absent when the user typed it. */
  readonly via?: Via | undefined;
  /**
   * Says that the handler is still at it, and starts its deadline anew, up to a cap for the whole chain. The user may read
   * the first 500 characters of the text; one of more than 4,096 is not heard.
   */
  readonly progress: (text?: string) => void;
}

/** An add-in's handler for outgoing drafts. */
export type Interceptor = (draft: Draft, context: CheckContext) => Verdict | Promise<Verdict>;

export interface InterceptOptions extends Abortable {
  /** Also see this add-in's own posts. @default false */
  readonly includeOwn?: boolean | undefined;
  /**
   * Which drafts to be asked about: the others never wait for this add-in. It spares time and is no guard: words are found
   * as they are written, and a host that does not know it asks about all. @default all that it may see
   */
  readonly wants?: DraftWants | undefined;
}

/** Something that was registered, and its end. Closing twice is the same as once. */
export interface Registration {
  close(): void;
  [Symbol.dispose](): void;
}

/** The way out of a room. Needs the grant `outgoing/intercept`. */
export interface Outgoing {
  /**
   * Puts `interceptor` in the way of every outgoing draft of the local user. Resolves once the host asks it. An add-in
   * has one per room: registering again replaces it. Rejects with `call/denied` without the grant.
   */
  intercept(interceptor: Interceptor, options?: InterceptOptions): Promise<Registration>;
}

/** A room as an add-in has it. */
export interface AddinRoom extends Room<AddinRoomEventMap> {
  readonly appearance: Appearance;
  readonly grants: readonly Grant[];
  readonly openReason: OpenReason;
  readonly outgoing: Outgoing;
  /** Aborted, with the reason, when the session ends. Give it to what should end with it. */
  readonly signal: AbortSignal;
  /** Does this host serve that method? Names are those of docs/SPEC.md. */
  supports(method: string): boolean;
  /** Ends the session. What is pending rejects with `connection/closed`. */
  close(): void;
  [Symbol.dispose](): void;
}
