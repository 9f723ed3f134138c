import {
  type Abortable,
  type Call,
  type Cleared,
  type Clock,
  type Draft,
  type DraftInput,
  type Grant,
  type Me,
  type Message,
  type Messages,
  type Outcome,
  type PostOptions,
  type ProviderCapabilities,
  type ProviderPostOptions,
  type ProviderRoom,
  ProviderRoomChangeEvent,
  ProviderRoomClosedEvent,
  type Room,
  RoomChangeEvent,
  type Connection,
  RoomClosedEvent,
  type RoomInfo,
  type RoomProvider,
  RoompaneError,
  type Roster,
  type StreamCall,
  TypedEventTarget,
  type UnreadState,
  type Via,
} from '@roompane/protocol';
import { directoryOf } from '../directory/host-directory.ts';
import type { Attachment, AttachOptions } from '../outgoing/attachment.ts';
import { DraftFeed } from '../outgoing/draft-feed.ts';
import { awaitInterceptors } from '../outgoing/await-interceptors.ts';
import { DEFAULT_BUDGETS } from '../outgoing/draft-run.ts';
import { InterceptorsChangedEvent, type InterceptorStatus, toStatuses } from '../outgoing/interceptor-status.ts';
import type { Sender } from '../outgoing/interceptor.ts';
import { OutgoingPipeline } from '../outgoing/pipeline.ts';
import type { ObservedStep, SubmitOptions } from '../outgoing/pipeline-options.ts';
import type { OutboxKeeper } from '../outbox/create-outbox.ts';
import type { Outbox } from '../outbox/outbox-entry.ts';
import { RoomOutbox } from '../outbox/room-outbox.ts';
import { Pseudonyms } from '../view/pseudonyms.ts';
import { toRoomSecret } from '../view/room-secret.ts';
import { createPseudonymousView, identified, type View } from '../view/view.ts';
import type { Acts, Asker } from './acts/act.ts';
import { createActs } from './acts/create-acts.ts';
import { untilAborted } from './abortable.ts';
import { callAct, followAct } from './ask-room.ts';
import { connectionOf } from './connection-of.ts';
import type { HostRoomEventMap } from './host-room-events.ts';
import type { HostRoomOptions } from './host-room-options.ts';
import { HostMessages } from './host-messages.ts';
import { readDraft, refuseDraft } from './incoming-draft.ts';
import { PulledStream } from './pulled-stream.ts';
import { RoomFeed } from './room-feed.ts';
import { RosterFeed } from './roster-feed.ts';
import { StateFeed } from './state-feed.ts';
import { toMe, toMeInfo } from './standing-grants.ts';

/**
 * A room of the host, over a provider: what a client draws, and what its add-ins stand in. Made by `joinRoom`.
 * It dispatches `info-changed`, `me-changed`, `connection-changed`, `closed`, and of each draft `draft-entered`,
 * `draft-progress`, `draft-decided` and `draft-settled`; `interceptors-changed` when others are in their way.
 */
export class HostRoom extends TypedEventTarget<HostRoomEventMap> implements Room<HostRoomEventMap> {
  readonly messages: Messages;
  readonly roster: Roster;
  /** The room's one live stream of messages, for sessions of add-ins. */
  readonly feed: RoomFeed;
  /** The room's one live roster, for sessions of add-ins. */
  readonly people: RosterFeed;
  /** What the room does beside those, for sessions of add-ins and for {@link HostRoom.call}. */
  readonly acts: Acts;
  /** The room's drafts on their way out, for sessions of add-ins that only look. */
  readonly drafts: DraftFeed = new DraftFeed();
  /** There is a dialog to ask the user with; without it `confirm` and the policy `ask` are `feature/unsupported`. */
  readonly canAskUser: boolean;
  readonly #room: ProviderRoom;
  readonly #provider: RoomProvider;
  /** What the server says of it; `undefined` where the host counts. */
  readonly #unread: StateFeed<UnreadState> | undefined;
  readonly #pipeline: OutgoingPipeline;
  readonly #clock: Clock;
  readonly #loadingMs: number;
  readonly #pseudonymous: View;
  readonly #outbox: RoomOutbox | undefined;
  readonly #ended = new AbortController();
  /** The page, as the acts know it. */
  readonly #page: Asker = { ended: this.#ended.signal, isPage: true, channel: 'client' };
  #info: RoomInfo;
  #me: Me;
  #connection: Connection;

  constructor(room: ProviderRoom, { provider, clock, head, ask, budgets, secret, outbox }: HostRoomOptions) {
    super();
    const ended = this.#ended.signal;
    this.canAskUser = ask !== undefined;
    this.#room = room;
    this.#pseudonymous = createPseudonymousView(new Pseudonyms(toRoomSecret(secret, room.info.id)));
    this.#provider = provider;
    this.#info = room.info;
    this.#connection = connectionOf(provider);
    this.#me = toMe(toMeInfo(room.standing));
    const post = (draft: Cleared, options: ProviderPostOptions = {}): Promise<Message> =>
      this.#outbox ? this.#outbox.hand(draft, options) : room.post(draft, options);
    this.#clock = clock;
    this.#loadingMs = budgets?.loadingMs ?? DEFAULT_BUDGETS.loadingMs;
    this.#pipeline = new OutgoingPipeline({
      post,
      clock,
      ask,
      budgets,
      dispatch: (event) => this.dispatchEvent(event),
      observe: (step) => this.#follow(step),
    });
    this.#outbox = outbox && this.#open(outbox, room);
    const onEnd = (reason: RoompaneError): void => this.#end(reason);
    this.feed = new RoomFeed(room, { head, clock, signal: ended, onEnd });
    this.people = new RosterFeed(room, { clock, signal: ended, onEnd });
    this.#unread = provider.capabilities.unread === true ? new StateFeed(room.unread) : undefined;
    this.acts = createActs({
      room,
      provider,
      directory: directoryOf(provider, clock),
      clock,
      feed: this.feed,
      unread: this.#unread,
      ended,
    });
    this.messages = new HostMessages(room, this.feed, { ended });
    this.roster = { live: ({ signal } = {}) => new PulledStream(this.people.createReader(), { signal, ended }) };
    const onClosed = (event: Event): void => {
      if (event instanceof ProviderRoomClosedEvent) this.#end(event.reason);
    };
    room.addEventListener('closed', onClosed, { signal: ended });
    room.addEventListener('changed', (event) => this.#change(event), { signal: ended });
    provider.addEventListener('state-changed', () => this.#takeConnection(), { signal: ended });
  }

  get info(): RoomInfo {
    return this.#info;
  }

  /** All that the role allows; an add-in's grants narrow it. @spec GR3 */
  get me(): Me {
    return this.#me;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** What its chat server can do, and why not the rest: a client need not offer what is refused anyway. */
  get capabilities(): ProviderCapabilities {
    return this.#provider.capabilities;
  }

  /** What is not posted yet. Absent where the room was joined without one. `outbox-changed` tells when it is another. */
  get outbox(): Outbox | undefined {
    return this.#outbox;
  }

  /** Aborted when the room is over, with the reason. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  call<Params, Result>(method: Call<Params, Result>, params: Params, options: Abortable = {}): Promise<Result> {
    return callAct(method, params, { ...options, acts: this.acts, asker: this.#page });
  }

  /** @throws `call/unknown-method`, `argument/invalid` */
  follow<Params, Event>(
    method: StreamCall<Params, Event>,
    params: Params,
    options: Abortable = {},
  ): AsyncIterable<Event> {
    return followAct(method, params, { ...options, acts: this.acts, asker: this.#page });
  }

  /**
   * Posts what the user typed. Resolves with the outcome: also what is too large, and what the role forbids, is a failed
   * one with the draft in it. Rejects with `call/aborted` when it was withdrawn in time, and with `argument/invalid` for
   * what is no draft. Drafts leave in the order of the calls. @spec OP10 OP11 OP12 LI4
   */
  post(draft: DraftInput, { signal, asWritten }: PostOptions = {}): Promise<Outcome> {
    return this.#submit(draft, { composer: 'room', signal, asWritten });
  }

  /** Posts for an add-in: `sender` is the host's word, whatever the add-in said. Settles as {@link HostRoom.post} does. @spec OP4 OP14 */
  postFrom(sender: Sender, draft: Draft, { signal }: Abortable = {}): Promise<Outcome> {
    return this.#submit(draft, { sender, signal });
  }

  /** Puts an add-in in the way of outgoing drafts. @throws `argument/invalid`, `limit/exceeded` */
  intercept(options: AttachOptions): Attachment {
    return this.#pipeline.attach(options);
  }

  /** The add-ins in the way of drafts, in the order of asking. `interceptors-changed` tells when they are others. */
  get interceptors(): readonly InterceptorStatus[] {
    return this.#pipeline.interceptors;
  }

  /**
   * For a composer that is about to open: resolves once no add-in without which posts are stopped is still on its way,
   * within the loading budget; with those that are not there, because of which posts will be stopped. A composer may open
   * sooner: drafts wait then. Rejects with `call/aborted`, and with the room's end. @spec OP9
   */
  awaitInterceptors({ signal }: Abortable = {}): Promise<readonly Via[]> {
    return awaitInterceptors(this, { clock: this.#clock, loadingMs: this.#loadingMs, signal });
  }

  /** How an add-in with these grants sees the people of this room. @spec VW1 */
  viewFor(grants: readonly Grant[]): View {
    return grants.includes('people/identify') ? identified : this.#pseudonymous;
  }

  /**
   * Asks a person into the room. Resolves when the server has it. Rejects with `message/forbidden` where the role does not
   * allow it, and `feature/unsupported` where the server has no invitations.
   */
  invite(personId: string, { signal, reason }: Abortable & { readonly reason?: string } = {}): Promise<void> {
    const ends = { signal, ended: this.signal };
    return untilAborted((asked) => this.#room.invite(personId, { reason, signal: asked }), ends);
  }

  /** Leaves the room. Streams throw and drafts fail with `room/not-joined`; twice is the same as once. Never rejects. */
  async leave(): Promise<void> {
    this.#end(new RoompaneError('room/not-joined'));
    // A server that cannot be told has the room's end from the lost line.
    await this.#room.leave().catch(() => undefined);
  }

  async #submit(input: DraftInput, options: SubmitOptions): Promise<Outcome> {
    const read = readDraft(input, this.#info.limits);
    if (read.error) return refuseDraft(read.draft, read.error);
    return this.#outbox ? this.#outbox.post(read.draft, options) : this.#try(read.draft, options);
  }

  async #try(draft: Draft, options: SubmitOptions): Promise<Outcome> {
    if (!this.#me.can('messages/post')) return refuseDraft(draft, new RoompaneError('room/read-only'));
    return this.#pipeline.submit(draft, { ...options, limits: this.#info.limits });
  }

  #open(keeper: OutboxKeeper, room: ProviderRoom): RoomOutbox {
    return new RoomOutbox({
      roomId: room.info.id,
      keeper,
      clock: this.#clock,
      isOnline: this.#connection === 'online',
      limits: () => this.#info.limits,
      submit: (draft, options) => this.#try(draft, options),
      post: (draft, options) => room.post(draft, options),
      dispatch: (event) => this.dispatchEvent(event),
    });
  }

  #follow({ before, after, effects }: ObservedStep): void {
    this.drafts.take(effects);
    if (before.interceptors === after.interceptors) return;
    const now = toStatuses(after.interceptors);
    if (JSON.stringify(now) === JSON.stringify(toStatuses(before.interceptors))) return;
    this.dispatchEvent(new InterceptorsChangedEvent(now));
  }

  #change(event: Event): void {
    if (!(event instanceof ProviderRoomChangeEvent)) return;
    if (event.unread) this.#unread?.update(event.unread);
    if (event.info) {
      const before = this.#info;
      this.#info = event.info;
      this.dispatchEvent(new RoomChangeEvent('info-changed', before, event.info));
    }
    if (event.standing) {
      const before = this.#me;
      this.#me = toMe(toMeInfo(event.standing));
      this.dispatchEvent(new RoomChangeEvent('me-changed', before, this.#me));
    }
  }

  #takeConnection(): void {
    const before = this.#connection;
    this.#connection = connectionOf(this.#provider);
    if (before === this.#connection) return;
    this.dispatchEvent(new RoomChangeEvent('connection-changed', before, this.#connection));
    this.#outbox?.connect(this.#connection === 'online');
  }

  #end(reason: RoompaneError): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort(reason);
    this.#outbox?.close(reason);
    this.#pipeline.close(reason);
    this.dispatchEvent(new RoomClosedEvent(reason));
  }
}
