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
  type FileInput,
  type Invitation,
} from '@roompane/protocol';
import type { FakeBell, FakeChange } from './fake-bell.ts';
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
  search: true,
  unread: true,
  typing: true,
  signals: true,
  attach: true,
  invite: true,
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
  /** Runs when half of a file is on its way: reject or wait. */
  beforeUpload: ((file: FileInput) => Promise<void>) | undefined;
  /** What the server's clock is ahead of this machine's. */
  serverOffsetMs: number | undefined = 0;
  readonly #rooms: ReadonlyMap<string, FakeChatRoom>;
  readonly #bell: FakeBell;
  readonly #disconnected = new AbortController();
  readonly #joined = new Map<FakeProviderRoom, string>();
  #state: ProviderState = 'connecting';

  constructor(
    me: Person,
    { rooms, bell }: { readonly rooms: ReadonlyMap<string, FakeChatRoom>; readonly bell: FakeBell },
  ) {
    super();
    this.me = me;
    this.#rooms = rooms;
    this.#bell = bell;
    bell.listen((change) => this.#hear(change), this.#disconnected.signal);
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
      .filter((room) => room.followers.has(this.me.id) && !room.isDisabled)
      .map(({ info }) => info)
      .sort((left, right) => left.title.localeCompare(right.title));
  }

  async follow(roomId: string, options: Abortable = {}): Promise<void> {
    await this.get(roomId, options);
    this.#rooms.get(roomId)?.answerInvitation(this.me, true);
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
    const rooms = [...this.#rooms.values()].filter((room) => this.#isListed(room));
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
    if (!room.mayEnter(this.me)) throw new RoompaneError('room/members-only', { data: { roomId } });
    room.answerInvitation(this.me, true);
    const joined = new FakeProviderRoom(room, this);
    this.#joined.set(joined, roomId);
    return joined;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async invitations({ signal }: Abortable = {}): Promise<readonly Invitation[]> {
    this.#check(signal);
    return [...this.#rooms.values()]
      .filter(({ isDisabled }) => !isDisabled)
      .flatMap(({ info, invitations }) => {
        const invitation = invitations.get(this.me.id);
        return invitation ? [{ room: info, ...invitation }] : [];
      })
      .sort((one, other) => other.atEpochMs - one.atEpochMs);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async decline(roomId: string, { signal }: Abortable = {}): Promise<void> {
    this.#check(signal);
    this.#rooms.get(roomId)?.answerInvitation(this.me, false);
  }

  async disconnect(): Promise<void> {
    await Promise.all([...this.#joined.keys()].map((room) => room.leave()));
    this.#joined.clear();
    this.#disconnected.abort();
    this.#become('closed');
  }

  /** What the deployment does to this person's sessions of a room. */
  sessionsIn(roomId: string): readonly FakeProviderRoom[] {
    return this.joined.filter((room) => this.#joined.get(room) === roomId);
  }

  #find(roomId: string): FakeChatRoom {
    const room = this.#rooms.get(roomId);
    if (!room || room.isHiddenFrom(this.me)) throw new RoompaneError('room/not-found', { data: { roomId } });
    return room;
  }

  /** A secret room is found by its members alone: who was asked in has the invitation for it. */
  #isListed(room: FakeChatRoom): boolean {
    return !room.isDisabled && (room.info.privacy !== 'secret' || room.roles.has(this.me.id));
  }

  #hear(change: FakeChange): void {
    for (const room of this.joined) room.hear(change);
    if (!('personId' in change) || change.personId !== this.me.id || change.type === 'standing') return;
    this.dispatchEvent(new Event(`${change.type}-changed`));
  }

  #setFollowed(roomId: string, isFollowed: boolean): void {
    const room = this.#rooms.get(roomId);
    if (!room || room.followers.has(this.me.id) === isFollowed) return;
    if (isFollowed) room.followers.add(this.me.id);
    else room.followers.delete(this.me.id);
    this.#bell.ring({ type: 'followed', personId: this.me.id });
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
