import {
  type Abortable,
  type Cleared,
  findRooms,
  type LogRange,
  type Person,
  type ProviderCapabilities,
  type ProviderState,
  type RoomInfo,
  type RoomPage,
  RoompaneError,
  type RoomProvider,
  type RoomQuery,
  type Invitation,
  rejectLacking,
} from '@roompane/protocol';
import type { FakeChatRoom } from './fake-chat-room.ts';
import { FakeProviderRoom } from './fake-provider-room.ts';

const FAKE_CAPABILITIES: ProviderCapabilities = {
  history: true,
  persistence: true,
  edit: true,
  redact: true,
  react: true,
  find: true,
  follow: true,
  search: 'This provider does not do it yet.',
  unread: 'This provider does not do it yet.',
  typing: 'This provider does not do it yet.',
  attach: 'This provider does not do it yet.',
  invite: 'This provider does not do it yet.',
};

/**
 * One person's connection to a `FakeDeployment`, to the whole contract of `RoomProvider`. Nothing fails or waits unless
 * the hooks say so.
 */
export class FakeProvider extends EventTarget implements RoomProvider {
  readonly capabilities: ProviderCapabilities = FAKE_CAPABILITIES;
  readonly me: Person;
  /** Every draft that was handed over, in order, whatever became of it. */
  readonly posts: Cleared[] = [];
  /** Live streams begun so far. */
  liveStreams = 0;
  /** Roster streams begun so far. */
  rosterStreams = 0;
  /** Runs before the server has the draft: reject to fail the post, wait to delay it. */
  beforePost: ((draft: Cleared) => Promise<void>) | undefined;
  /** Runs once the server has the draft: reject to lose its answer. */
  afterPost: ((draft: Cleared) => Promise<void>) | undefined;
  /** Runs before a page is read: reject or wait. */
  beforeRead: ((range: LogRange) => Promise<void>) | undefined;
  readonly #rooms: ReadonlyMap<string, FakeChatRoom>;
  readonly #joined = new Map<FakeProviderRoom, string>();
  #state: ProviderState = 'connecting';

  constructor(rooms: ReadonlyMap<string, FakeChatRoom>, me: Person) {
    super();
    this.#rooms = rooms;
    this.me = me;
  }

  get serverOffsetMs(): number | undefined {
    return 0;
  }

  get state(): ProviderState {
    return this.#state;
  }

  /** Rooms that were joined and not left. */
  get joined(): readonly FakeProviderRoom[] {
    return [...this.#joined.keys()].filter(({ left }) => !left.aborted);
  }

  // The contract's acts reject and never throw.
  // eslint-disable-next-line @typescript-eslint/require-await
  async connect({ signal }: Abortable = {}): Promise<void> {
    if (signal?.aborted) throw new RoompaneError('call/aborted', { cause: signal.reason });
    if (this.#state === 'closed') throw new RoompaneError('provider/unavailable');
    this.#become('online');
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async followed({ signal }: Abortable = {}): Promise<readonly RoomInfo[]> {
    this.#check(signal);
    return [...this.#rooms.values()]
      .filter(({ followers }) => followers.has(this.me.id))
      .map(({ info }) => info)
      .sort((left, right) => left.title.localeCompare(right.title));
  }

  async follow(roomId: string, options: Abortable = {}): Promise<void> {
    await this.get(roomId, options);
    this.#setFollowed(roomId, true);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async unfollow(roomId: string, { signal }: Abortable = {}): Promise<void> {
    this.#check(signal);
    this.#setFollowed(roomId, false);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async find(query: RoomQuery, { signal }: Abortable = {}): Promise<RoomPage> {
    this.#check(signal);
    const rooms = [...this.#rooms.values()].filter((room) => !this.#isHidden(room));
    return findRooms(
      rooms.map(({ info }) => info),
      query,
    );
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async get(roomId: string, { signal }: Abortable = {}): Promise<RoomInfo> {
    this.#check(signal);
    return this.#find(roomId).info;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async join(roomId: string, { signal }: Abortable = {}): Promise<FakeProviderRoom> {
    this.#check(signal);
    const room = this.#find(roomId);
    if (room.info.privacy === 'closed' && !room.roles.has(this.me.id))
      throw new RoompaneError('room/members-only', { data: { roomId } });
    const joined = new FakeProviderRoom(room, this);
    this.#joined.set(joined, roomId);
    return joined;
  }

  invitations(_options?: Abortable): Promise<readonly Invitation[]> {
    return rejectLacking(FAKE_CAPABILITIES, 'invite');
  }

  decline(_roomId: string, _options?: Abortable): Promise<void> {
    return rejectLacking(FAKE_CAPABILITIES, 'invite');
  }

  async disconnect(): Promise<void> {
    await Promise.all([...this.#joined.keys()].map((room) => room.leave()));
    this.#joined.clear();
    this.#become('closed');
  }

  /** What the deployment does to this person's sessions of a room. */
  sessionsIn(roomId: string): readonly FakeProviderRoom[] {
    return this.joined.filter((room) => this.#joined.get(room) === roomId);
  }

  #find(roomId: string): FakeChatRoom {
    const room = this.#rooms.get(roomId);
    if (!room || this.#isHidden(room)) throw new RoompaneError('room/not-found', { data: { roomId } });
    return room;
  }

  #isHidden({ info, roles }: FakeChatRoom): boolean {
    return info.privacy === 'secret' && !roles.has(this.me.id);
  }

  #setFollowed(roomId: string, isFollowed: boolean): void {
    const room = this.#rooms.get(roomId);
    if (!room || room.followers.has(this.me.id) === isFollowed) return;
    if (isFollowed) room.followers.add(this.me.id);
    else room.followers.delete(this.me.id);
    this.dispatchEvent(new Event('followed-changed'));
  }

  #become(state: ProviderState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.dispatchEvent(new Event('state-changed'));
  }

  #check(signal: AbortSignal | undefined): void {
    if (signal?.aborted) throw new RoompaneError('call/aborted', { cause: signal.reason });
    if (this.#state !== 'online') throw new RoompaneError('provider/unavailable');
  }
}
