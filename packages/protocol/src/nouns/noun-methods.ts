// The rows of the nouns that few need: what a host serves of them, with the grant and the parameters. See ../methods.ts.
import { parseAttachment } from '../attachment.ts';
import type { Attachment } from '../attachment.ts';
import type { RoomContext, RoomInfo } from '../context.ts';
import type { InvitationsState } from '../invitation.ts';
import { parseCursor } from '../log.ts';
import type { Method, StreamMethod } from '../method.ts';
import type { Json } from '../json.ts';
import { type MessageQuery, parseMessageQuery, type SearchPage } from '../message-query.ts';
import { flag, type Parser, record, text } from '../parser.ts';
import { id } from '../person.ts';
import type { Reaction } from '../provider.ts';
import { parseRoomQuery, type RoomPage, type RoomQuery } from '../room-query.ts';
import { parseSignalData, type RoomSignal } from '../signal.ts';
import { parseTypingFlag, type TypingState } from '../typing.ts';
import type { UnreadState } from '../unread.ts';
import { row, streamRow } from '../row.ts';
import * as rooms from './directory.ts';
import * as files from './files.ts';
import * as acts from './message-acts.ts';
import * as other from './other-rooms.ts';
import { searchMessagesCall } from './search.ts';
import { readServerClockCall, type ServerClock } from './server-clock.ts';
import { followSignalsCall, sendSignalCall } from './signals.ts';
import { followTypingCall, setTypingCall } from './typing.ts';
import { followUnreadCall, markReadCall } from './unread.ts';

const none: Parser<object> = record<object>({});
const oneRoom: Parser<rooms.RoomParams> = record<rooms.RoomParams>({ roomId: id });
const anything: Parser<unknown> = (value) => value;

export const redactMessage: Method<{ readonly messageId: string }, undefined> = row(acts.redactMessageCall, {
  grant: 'messages/redact',
  params: record({ messageId: id }),
});

export const reactToMessage: Method<Reaction, undefined> = row(acts.reactCall, {
  grant: 'messages/react',
  params: record<Reaction>({ messageId: id, reaction: text(32, 1), isOn: flag }),
});

export const searchMessages: Method<MessageQuery, SearchPage> = row(searchMessagesCall, {
  grant: 'messages/read',
  params: parseMessageQuery,
});

export const followUnread: StreamMethod<object, UnreadState> = streamRow(followUnreadCall, {
  grant: 'messages/read',
  params: none,
});

export const markRead: Method<{ readonly upTo: string }, undefined> = row(markReadCall, {
  grant: 'messages/mark-read',
  params: record({ upTo: parseCursor }),
});

export const followTyping: StreamMethod<object, TypingState> = streamRow(followTypingCall, {
  grant: 'roster/read',
  params: none,
});

export const setTyping: Method<{ readonly isTyping: boolean }, undefined> = row(setTypingCall, {
  grant: 'messages/post',
  params: parseTypingFlag,
});

export const followSignals: StreamMethod<object, RoomSignal> = streamRow(followSignalsCall, {
  grant: 'signals/exchange',
  params: none,
});

export const sendSignal: Method<{ readonly data: Json }, undefined> = row(sendSignalCall, {
  grant: 'signals/exchange',
  params: record({ data: parseSignalData }),
});

export const findRoomsMethod: Method<RoomQuery, RoomPage> = row(rooms.findRoomsCall, {
  grant: 'rooms/find',
  params: parseRoomQuery,
});

export const readRoomInfo: Method<rooms.RoomParams, RoomInfo> = row(rooms.readRoomInfoCall, {
  grant: 'rooms/find',
  params: oneRoom,
});

export const followFollowed: StreamMethod<object, rooms.FollowedState> = streamRow(rooms.followFollowedCall, {
  grant: 'rooms/find',
  params: none,
});

export const followRoom: Method<rooms.RoomParams, undefined> = row(rooms.followRoomCall, {
  grant: 'rooms/follow',
  params: oneRoom,
});

export const unfollowRoom: Method<rooms.RoomParams, undefined> = row(rooms.unfollowRoomCall, {
  grant: 'rooms/follow',
  params: oneRoom,
});

export const followInvitations: StreamMethod<object, InvitationsState> = streamRow(rooms.followInvitationsCall, {
  grant: 'rooms/find',
  params: none,
});

export const declineInvitation: Method<rooms.RoomParams, undefined> = row(rooms.declineInvitationCall, {
  grant: 'rooms/follow',
  params: oneRoom,
});

export const enterRoom: Method<rooms.RoomParams, RoomContext> = row(other.enterRoomCall, {
  grant: 'rooms/enter',
  params: oneRoom,
});

export const leaveRoom: Method<rooms.RoomParams, undefined> = row(other.leaveRoomCall, { params: oneRoom });

/** The grant of the method that is carried is looked at as well. */
export const carryCall: Method<other.CarriedCall> = row(
  { name: other.CARRY_CALL, result: anything },
  { grant: 'rooms/enter', params: other.parseCarriedCall },
);

/** As {@link carryCall}, for streams. */
export const carryStream: StreamMethod<other.CarriedCall> = streamRow(
  { name: other.CARRY_STREAM, event: anything },
  { grant: 'rooms/enter', params: other.parseCarriedCall },
);

export const readClock: Method<object, ServerClock> = row(readServerClockCall, { params: none });

export const beginUpload: Method<files.FileHead, files.UploadParams> = row(files.beginUploadCall, {
  grant: 'files/attach',
  params: files.parseFileHead,
});

export const appendPiece: Method<files.PieceParams, undefined> = row(files.appendPieceCall, {
  grant: 'files/attach',
  params: files.parsePieceParams,
});

export const sendUpload: StreamMethod<files.UploadParams, files.UploadEvent> = streamRow(files.sendUploadCall, {
  grant: 'files/attach',
  params: files.parseUploadParams,
});

export const dropUpload: Method<files.UploadParams, undefined> = row(files.dropUploadCall, {
  grant: 'files/attach',
  params: files.parseUploadParams,
});

export const readFile: StreamMethod<Attachment, files.Piece> = streamRow(files.readFileCall, {
  grant: 'messages/read',
  params: parseAttachment,
});

export const NOUN_METHODS: readonly Method[] = [
  redactMessage,
  reactToMessage,
  searchMessages,
  followUnread,
  markRead,
  followTyping,
  setTyping,
  followSignals,
  sendSignal,
  findRoomsMethod,
  readRoomInfo,
  followFollowed,
  followRoom,
  unfollowRoom,
  followInvitations,
  declineInvitation,
  enterRoom,
  leaveRoom,
  carryCall,
  carryStream,
  readClock,
  beginUpload,
  appendPiece,
  sendUpload,
  dropUpload,
  readFile,
] as readonly Method[];
