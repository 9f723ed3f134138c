import {
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
import type { RoomContext } from './context.ts';
import { type Draft, parseDraft } from './draft.ts';
import { parseDraftWants } from './draft-wants.ts';
import * as LIMITS from './limit.ts';
import { type LiveEvent, type LogPage, parseCursor } from './log.ts';
import type { Method, StreamMethod } from './method.ts';
import type { CheckParams, InterceptParams, LiveParams, ProgressParams } from './method-params.ts';
import { type ObservedDraft, type ObserveParams, parseObserveParams } from './observed-draft.ts';
import type { Outcome } from './outcome.ts';
import { flag, optional, type Parser, record, text } from './parser.ts';
import { NOUN_METHODS } from './nouns/noun-methods.ts';
import { id } from './person.ts';
import { parseRange, type Range } from './range.ts';
import type { RosterEvent } from './roster.ts';
import { answered, byName, row, streamRow } from './row.ts';
import { parseVerdict, type Verdict } from './verdict.ts';

const none: Parser<object> = record<object>({});

/** Add-in to host. */
export const readMessages: Method<Range, LogPage> = row(readMessagesCall, {
  grant: 'messages/read',
  params: parseRange,
});

/** Add-in to host. */
export const followMessages: StreamMethod<LiveParams, LiveEvent> = streamRow(followMessagesCall, {
  grant: 'messages/read',
  params: record<LiveParams>({ after: optional(parseCursor) }),
});

/** Add-in to host. */
export const postMessage: Method<Draft, Outcome> = row(postMessageCall, { grant: 'messages/post', params: parseDraft });

/** Add-in to host. */
export const followRoster: StreamMethod<object, RosterEvent> = streamRow(followRosterCall, {
  grant: 'roster/read',
  params: none,
});

/** Add-in to host. */
export const followContext: StreamMethod<object, RoomContext> = streamRow(followContextCall, { params: none });

/** Add-in to host. */
export const startIntercepting: Method<InterceptParams, undefined> = row(startInterceptingCall, {
  grant: 'outgoing/intercept',
  params: record<InterceptParams>({ includeOwn: flag, wants: optional(parseDraftWants) }),
});

/** Add-in to host. */
export const stopIntercepting: Method<object, undefined> = row(stopInterceptingCall, { params: none });

/** Add-in to host. */
export const reportProgress: Method<ProgressParams, undefined> = row(reportProgressCall, {
  grant: 'outgoing/intercept',
  // What is longer than a person is shown is cut: news that is refused would cost the handler its time.
  params: record<ProgressParams>({ checkId: id, text: optional(text(LIMITS.progressChars)) }),
});

/** Add-in to host. */
export const observeDrafts: StreamMethod<ObserveParams, ObservedDraft> = streamRow(observeDraftsCall, {
  grant: 'outgoing/observe',
  params: parseObserveParams,
});

/** Host to add-in. */
export const checkDraftMethod: Method<CheckParams, Verdict> = answered(checkDraftServed, parseVerdict);

/** What a host serves, by name. The gate reads each row's grant from here. */
export const HOST_METHODS: ReadonlyMap<string, Method> = byName([
  readMessages,
  followMessages,
  postMessage,
  followRoster,
  followContext,
  startIntercepting,
  stopIntercepting,
  reportProgress,
  observeDrafts,
  ...NOUN_METHODS,
]);

/** What an add-in serves, by name. */
export const ADDIN_METHODS: ReadonlyMap<string, Method> = byName([checkDraftMethod]);
