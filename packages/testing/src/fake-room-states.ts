import type {
  Cursor,
  FollowedState,
  InvitationsState,
  Json,
  Person,
  RoomInfo,
  RoomSignal,
  TypingState,
  UnreadState,
} from '@roompane/protocol';
import type { FakeLog } from './fake-log.ts';
import { FakeState } from './fake-state.ts';
import { FakeStream } from './fake-stream.ts';

/** What a fake room says beside its messages and its people. A test sets it; what the room is asked to do changes it. */
export class FakeRoomStates {
  readonly unread: FakeState<UnreadState> = new FakeState<UnreadState>({ count: 0, isAtLeast: false });
  readonly typing: FakeState<TypingState> = new FakeState<TypingState>({ people: [] });
  readonly followed: FakeState<FollowedState> = new FakeState<FollowedState>({ rooms: [], isTruncated: false });
  readonly invitations: FakeState<InvitationsState> = new FakeState<InvitationsState>({ invitations: [] });
  /** The server's clock less this machine's. */
  serverOffsetMs = 0;
  /** What was last said of the local user's writing. */
  isTyping = false;

  /** What the room's add-in said to its other instances, in order. */
  readonly signalled: Json[] = [];
  readonly signals: FakeStream<RoomSignal> = new FakeStream<RoomSignal>();

  /** Another instance says something. */
  signal(from: Person, data: Json): void {
    this.signals.push({ from, data, missed: 0 });
  }

  /** Somebody begins to write, or stops. */
  type(person: Person, isTyping: boolean): void {
    const others = this.typing.now.people.filter(({ id }) => id !== person.id);
    this.typing.set({ people: isTyping ? [...others, person] : others });
  }

  /** Counts what others post. */
  countPost(): void {
    const { unread } = this;
    unread.set({ ...unread.now, count: unread.now.count + 1 });
  }

  /** Moves the marker on, never back. @throws `log/cursor-unknown` */
  markRead(log: FakeLog, upTo: Cursor, myId: string): void {
    const { readUpTo } = this.unread.now;
    const behind = log.eventsBehind(upTo);
    if (readUpTo !== undefined && log.eventsBehind(readUpTo).length <= behind.length) return;
    const count = behind.filter((event) => event.type === 'posted' && event.message.author.id !== myId).length;
    this.unread.set({ count, isAtLeast: false, readUpTo: upTo });
  }

  decline(roomId: string): void {
    this.invitations.set({ invitations: this.invitations.now.invitations.filter(({ room }) => room.id !== roomId) });
  }

  follow(room: RoomInfo): void {
    this.decline(room.id);
    const others = this.followed.now.rooms.filter(({ id }) => id !== room.id);
    const rooms = [...others, room].sort((one, other) => one.title.localeCompare(other.title));
    this.followed.set({ rooms, isTruncated: false });
  }

  unfollow(roomId: string): void {
    this.followed.set({ rooms: this.followed.now.rooms.filter(({ id }) => id !== roomId), isTruncated: false });
  }

  fail(error: Error): void {
    this.signals.fail(error);
    for (const state of [this.unread, this.typing, this.followed, this.invitations]) state.fail(error);
  }
}
