// Adding a line here is a public act: it is what every chat client may rely on.

// The room
export { joinRoom, type JoinOptions } from './room/join-room.ts';
export { HostRoom, type HostRoomEventMap } from './room/host-room.ts';
export type { FeedEvent, FeedPlace, FeedStretch, RoomFeed } from './room/room-feed.ts';
export type { RosterFeed } from './room/roster-feed.ts';

// The way out
export type { Attachment, AttachOptions } from './outgoing/attachment.ts';
export { DraftProgressEvent, DraftSettledEvent } from './outgoing/draft-events.ts';
export type { DraftEnding, RecordedStep, WithdrawnEnding } from './outgoing/draft-record.ts';
export { type Budgets, DEFAULT_BUDGETS, type UserQuestion } from './outgoing/draft-run.ts';
export type { CheckRequest, FailurePolicy, InterceptorPort, Sender } from './outgoing/interceptor.ts';
export type { AskUser } from './outgoing/pipeline.ts';
