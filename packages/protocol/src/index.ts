// Adding a line here is a public act: it is what every host, add-in and provider may rely on.

// The model
export { type Body, SPAN_TYPES, type Span, type SpanType, parseBody, toBody } from './body.ts';
export type { Attachment, FileInput, UploadProgress } from './attachment.ts';
export type { Connection } from './connection.ts';
export type {
  Appearance,
  MeInfo,
  OpenReason,
  RoomContext,
  RoomInfo,
  RoomKind,
  RoomLimits,
  RoomPrivacy,
} from './context.ts';
export { checkDraft, createDraft, type Draft, type DraftInput, parseDraft } from './draft.ts';
export { parseStoredDraft, type StoredDraft } from './stored-draft.ts';
export { DRAFT_ACTIONS, type DraftAction, toDraftAction } from './draft-action.ts';
export { type DraftWants, isWanted } from './draft-wants.ts';
export { foldMessage, type MessageChangeEvent, MessageFold } from './fold.ts';
export type {
  CaughtUpEvent,
  Cursor,
  EditedEvent,
  GapEvent,
  LiveEvent,
  LogEvent,
  LogPage,
  PostedEvent,
  ReactedEvent,
  RedactedEvent,
} from './log.ts';
export { parseLiveEvent, parseLogEvent, parseLogPage } from './log.ts';
export { type Importance, type Message, type MessageKind, parseMessage, type Via } from './message.ts';
export type {
  BlockedOutcome,
  FailedOutcome,
  InterceptorFailure,
  Outcome,
  PostedOutcome,
  TrailStep,
} from './outcome.ts';
export { type Person, type PersonKind, type Role, ROLES } from './person.ts';
export {
  foldRoster,
  parseRosterEvent,
  type Presence,
  type RosterEntry,
  type RosterEvent,
  type RosterLeftEvent,
  type RosterSetEvent,
  type RosterSnapshotEvent,
} from './roster.ts';
export {
  type FoundMessage,
  type MessageQuery,
  parseMessageQuery,
  type SearchOrder,
  type SearchPage,
} from './message-query.ts';
export type { UnreadState } from './unread.ts';
export type { TypingEvent, TypingState } from './typing.ts';
export { type ChannelSignal, parseSignalData, type RoomSignal, type SignalEvent } from './signal.ts';
export type { Invitation, InvitationsState } from './invitation.ts';
export type { BlockVerdict, ConfirmVerdict, PassVerdict, ReplaceVerdict, Verdict } from './verdict.ts';
export type { ObservedDraft, ObservedEnding, ObservedEntry, ObservedGap, ObserveParams } from './observed-draft.ts';
export type { Json } from './json.ts';

// The room, on either side
export type {
  Abortable,
  AddinRoom,
  CheckContext,
  InterceptOptions,
  Interceptor,
  LiveOptions,
  Me,
  Messages,
  OlderOptions,
  Outgoing,
  PageOptions,
  PostOptions,
  RangeOptions,
  Registration,
  Room,
  Roster,
} from './room.ts';
export { type AddinRoomEventMap, RoomChangeEvent, RoomClosedEvent, type RoomEventMap } from './room-events.ts';
export { TypedEventTarget } from './typed-event-target.ts';
// Nouns that few need: functions over a room
export { observe, type ObserveOptions } from './nouns/observe.ts';
export { react, redact } from './nouns/message-acts.ts';
export { history, type HistoryOptions } from './nouns/history.ts';
export { search } from './nouns/search.ts';
export { type Unread, unread } from './nouns/unread.ts';
export { type Typing, typing } from './nouns/typing.ts';
export { type Signals, signals } from './nouns/signals.ts';
export { directory, type FollowedState, type RoomDirectory } from './nouns/directory.ts';
export { readServerClock, type ServerClock } from './nouns/server-clock.ts';
export { download, upload } from './nouns/files.ts';
export { type Grant, GRANT_NAMES, GRANTS } from './grant.ts';
export { type Manifest, parseManifest } from './manifest.ts';
export type { JsonPointer } from './json-pointer.ts';
export type {
  Template,
  TemplateDigits,
  TemplateDisplay,
  TemplateField,
  TemplateFormat,
  TemplateRows,
  TemplateTone,
} from './template.ts';
export {
  type FittedField,
  type FittedRows,
  type FittedTemplate,
  type FittedValue,
  fitTemplate,
  type Tone,
} from './fit-template.ts';
export { type WrittenValue, writeValue } from './write-value.ts';
export { isLoopback, parseEntry } from './entry.ts';

// The port to a chat server
export type { Cleared } from './cleared.ts';
export {
  type LogRange,
  type ProviderPostOptions,
  type ProviderRoom,
  type ProviderRoomChange,
  ProviderRoomChangeEvent,
  ProviderRoomClosedEvent,
  type ProviderState,
  type Reaction,
  type RoomProvider,
  type Standing,
  type UploadOptions,
} from './provider.ts';
export { PROVIDER_FEATURES, type ProviderCapabilities, type ProviderFeature } from './provider-feature.ts';
export { rejectLacking, throwLacking, toLacking } from './lacking.ts';
export { parseRoomPage, parseRoomQuery, parseRooms, type RoomPage, type RoomQuery } from './room-query.ts';
export { findRooms } from './find-rooms.ts';
export { createMessageMatcher } from './match-message.ts';
export { parseRange, type Range } from './range.ts';
export type { Clock } from './clock.ts';
export type { Link } from './link.ts';
export { createHoldableClock, type HoldableClock } from './holdable-clock.ts';

// The wire
export type {
  AckEnvelope,
  BatchEnvelope,
  ByeEnvelope,
  CallEnvelope,
  CancelEnvelope,
  Envelope,
  ErrorEnvelope,
  PingEnvelope,
  PongEnvelope,
  ReplyEnvelope,
} from './envelope.ts';
export { parseEnvelope, type Rejection } from './parse-envelope.ts';
export { type Greeting, type Hello, parseGreeting, parseHello, type Refuse, type Wait, type Welcome } from './hello.ts';
export type { Call, Method, Served, StreamCall, StreamMethod } from './method.ts';
export type { CheckParams, InterceptParams, LiveParams, ProgressParams } from './method-params.ts';
export {
  checkDraftServed,
  followContextCall,
  followMessagesCall,
  followRosterCall,
  observeDraftsCall,
  postMessageCall,
  readMessagesCall,
  reportProgressCall,
  startInterceptingCall,
  stopInterceptingCall,
} from './addin-methods.ts';
export {
  ADDIN_METHODS,
  checkDraftMethod,
  followContext,
  followMessages,
  followRoster,
  HOST_METHODS,
  observeDrafts,
  postMessage,
  readMessages,
  reportProgress,
  startIntercepting,
  stopIntercepting,
} from './methods.ts';
export { CARRY_CALL, CARRY_STREAM, type CarriedCall, enterRoomCall, leaveRoomCall } from './nouns/other-rooms.ts';
export type { RoomParams } from './nouns/directory.ts';
export {
  fromBase64,
  type FileHead,
  type Piece,
  PIECE_BYTES,
  type PieceParams,
  toBase64,
  type UploadEvent,
  type UploadParams,
} from './nouns/files.ts';
export {
  appendPiece,
  beginUpload,
  carryCall,
  carryStream,
  declineInvitation,
  dropUpload,
  enterRoom,
  findRoomsMethod,
  followFollowed,
  followInvitations,
  followRoom,
  followSignals,
  followTyping,
  followUnread,
  leaveRoom,
  markRead,
  reactToMessage,
  readClock,
  readFile,
  readRoomInfo,
  redactMessage,
  searchMessages,
  sendSignal,
  sendUpload,
  setTyping,
  unfollowRoom,
} from './nouns/noun-methods.ts';
export { negotiateVersion, PROTOCOL_VERSIONS, type VersionRange } from './version.ts';
export { Misfit, parseAs, type Parser } from './parser.ts';

// Errors and limits
export { ERROR_CODES, type ErrorCode, type ErrorTraits, isErrorCode } from './error-code.ts';
export { isRoompaneError, RoompaneError, type RoompaneErrorOptions, toRoompaneError } from './roompane-error.ts';
export { fromWireError, parseWireError, toWireError, type WireError } from './error-wire.ts';
export { countBytes } from './count-bytes.ts';
export { type Limits, LIMITS } from './limits.ts';
export { envelopeChars } from './limit.ts';
export { isDevelopment } from './development.ts';
export { dispose } from './dispose.ts';
