import {
  declineInvitation,
  findRooms,
  findRoomsMethod,
  followFollowed,
  followInvitations,
  followRoom,
  followSignals,
  followTyping,
  followUnread,
  type Json,
  markRead,
  type MessageQuery,
  type Person,
  reactToMessage,
  type Reaction,
  readRoomInfo,
  readClock,
  redactMessage,
  type RoomInfo,
  RoompaneError,
  type RoomQuery,
  searchMessages,
  sendSignal,
  setTyping,
  type Method,
  unfollowRoom,
} from '@roompane/protocol';
import type { FakeLog } from './fake-log.ts';
import type { FakeAnswer } from './fake-room.ts';
import { searchLog } from './fake-search.ts';
import type { FakeRoomStates } from './fake-room-states.ts';

/** What the acts of a fake room act upon. */
export interface FakeActed {
  readonly log: FakeLog;
  readonly states: FakeRoomStates;
  readonly me: () => Person & { readonly role: string };
  /** The other rooms of the server, and this one. */
  readonly rooms: () => readonly RoomInfo[];
}

type Row = readonly [method: Pick<Method, 'name'>, answer: FakeAnswer];

/** What a fake room answers to the nouns: a server that can do everything, in memory. */
export function createFakeAnswers({ log, states, me, rooms }: FakeActed): Map<string, FakeAnswer> {
  const find = (roomId: string): RoomInfo => {
    const room = rooms().find(({ id }) => id === roomId);
    if (!room) throw new RoompaneError('room/not-found', { data: { roomId } });
    return room;
  };
  const rows: readonly Row[] = [
    [redactMessage, ({ messageId }: { messageId: string }) => log.redact(messageId, me())],
    [reactToMessage, (reaction: Reaction) => log.react(reaction, me().id)],
    [searchMessages, (query: MessageQuery) => searchLog(log.events, query)],
    [followUnread, (_params, options) => states.unread.live(options)],
    [markRead, ({ upTo }: { upTo: string }) => states.markRead(log, upTo, me().id)],
    [followSignals, (_params, options) => states.signals.read(states.signals.items.length, options)],
    [sendSignal, ({ data }: { data: Json }) => void states.signalled.push(data)],
    [followTyping, (_params, options) => states.typing.live(options)],
    [setTyping, ({ isTyping }: { isTyping: boolean }) => void (states.isTyping = isTyping)],
    [findRoomsMethod, (query: RoomQuery) => findRooms(rooms(), query)],
    [readRoomInfo, ({ roomId }: { roomId: string }) => find(roomId)],
    [followFollowed, (_params, options) => states.followed.live(options)],
    [followRoom, ({ roomId }: { roomId: string }) => states.follow(find(roomId))],
    [unfollowRoom, ({ roomId }: { roomId: string }) => states.unfollow(roomId)],
    [followInvitations, (_params, options) => states.invitations.live(options)],
    [declineInvitation, ({ roomId }: { roomId: string }) => states.decline(roomId)],
    [readClock, () => ({ offsetMs: states.serverOffsetMs })],
  ];
  return new Map(rows.map(([{ name }, answer]) => [name, answer]));
}
