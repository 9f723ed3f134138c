// Adding a line here is a public act: it is what every chat client may rely on.

// The room
export { joinRoom, type JoinOptions } from './room/join-room.ts';
export { HostRoom } from './room/host-room.ts';
export type { HostRoomEventMap } from './room/host-room-events.ts';
export type { FeedEvent, FeedListener, FeedPlace, FeedStretch, FeedStretchEvent, RoomFeed } from './room/room-feed.ts';
export type { RosterFeed } from './room/roster-feed.ts';
export { type EnteredRoom, type EnterRoom, SharedRooms } from './room/shared-rooms.ts';
export { createOutbox, type OutboxKeeper, type OutboxOptions } from './outbox/create-outbox.ts';
export type { DraftLocks, Release } from './outbox/hold-draft.ts';
export { type Outbox, OutboxChangedEvent, type OutboxEntry } from './outbox/outbox-entry.ts';
export type { OutboxStore } from './outbox/outbox-store.ts';
export type { View } from './view/view.ts';
export type { DraftFeed, DraftSource, DraftStretch, DraftStretchEvent, DraftViewer } from './outgoing/draft-feed.ts';

// The add-ins beside it
export { mountAddin } from './session/mount-addin.ts';
export type { AddinSession } from './session/addin-session.ts';
export { linkAddin, type LinkedSession, type LinkOptions } from './session/linked-session.ts';
export type { MountOptions } from './session/mount-options.ts';
export { type SessionEventMap, type SessionPhase, SessionStateEvent } from './session/session-state-event.ts';
export { createSandbox, type Sandbox, type SandboxOptions } from './frame/sandbox.ts';
export { createFrameSrc } from './frame/frame-src.ts';
export { createHostClock } from './host-clock.ts';

// What crosses the port
export type { CrossedEvent, Direction, Observe, PortEvent, PortLifeEvent } from './inspect/port-event.ts';
export { RecordedEvent, Recorder, type RecorderEventMap, type RecorderOptions } from './inspect/recorder.ts';
export {
  isTrouble,
  type RecordedString,
  type RecordKind,
  type RecordResult,
  type WireRecord,
} from './inspect/wire-record.ts';
export type { Facts } from './inspect/facts.ts';
export type { RecordCounts } from './inspect/record-counts.ts';
export type { TrafficSecond } from './inspect/traffic.ts';
export { exportRecording, type ExportOptions } from './inspect/export-recording.ts';

// The way out, kept
export {
  DraftRecordedEvent,
  OutgoingRecord,
  type OutgoingRecordEventMap,
  type OutgoingRecordOptions,
  type RecordedRoom,
} from './outgoing/record/outgoing-record.ts';
export type {
  RecordedDecision,
  RecordedDraft,
  RecordedEnding,
  RecordedWaiting,
  RecordedWords,
} from './outgoing/record/recorded-draft.ts';
export { exportOutgoing, type ExportOutgoingOptions } from './outgoing/record/export-outgoing.ts';

// The way out
export type { Attachment, AttachOptions, HandlerOptions } from './outgoing/attachment.ts';
export {
  DraftDecidedEvent,
  DraftEnteredEvent,
  DraftProgressEvent,
  DraftSettledEvent,
  type DraftWaiting,
  type OutgoingEvent,
  type OutgoingEventMap,
} from './outgoing/draft-events.ts';
export type { DraftEnding, RecordedStep, WithdrawnEnding } from './outgoing/draft-record.ts';
export {
  type Budgets,
  type ConfirmQuestion,
  DEFAULT_BUDGETS,
  type NoVerdictQuestion,
  type UserQuestion,
} from './outgoing/draft-run.ts';
export { InterceptorsChangedEvent, type InterceptorStatus } from './outgoing/interceptor-status.ts';
export type { InterceptorPresence } from './outgoing/interceptor.ts';
export type { CheckRequest, FailurePolicy, InterceptorPort, Sender } from './outgoing/interceptor.ts';
export type { AskUser } from './outgoing/question-queue.ts';
