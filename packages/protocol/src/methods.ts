import { type ContextChange, parseContextChange } from './context.ts';
import { type Draft, parseDraft } from './draft.ts';
import { LIMITS } from './limits.ts';
import { type Cursor, type LiveEvent, type LogPage, parseCursor, parseLiveEvent, parseLogPage } from './log.ts';
import { parseVia, type Via } from './message.ts';
import type { Method, StreamMethod } from './method.ts';
import { type Outcome, parseOutcome } from './outcome.ts';
import { flag, integer, optional, type Parser, record, text } from './parser.ts';
import { id } from './person.ts';
import { parseRosterEvent, type RosterEvent } from './roster.ts';
import { parseVerdict, type Verdict } from './verdict.ts';

const nothing: Parser<undefined> = () => undefined;
const none: Parser<object> = record<object>({});

/** A stretch of the log. Both cursors absent: the newest. At most one is given. */
export interface PageParams {
  readonly limit: number;
  readonly before?: Cursor;
}

export interface LiveParams {
  readonly after?: Cursor;
}

export interface InterceptParams {
  readonly includeOwn: boolean;
}

export interface ProgressParams {
  readonly checkId: string;
  readonly text?: string;
}

export interface CheckParams {
  readonly checkId: string;
  readonly draft: Draft;
  readonly via?: Via;
}

/** Add-in to host. */
export const readMessages: Method<PageParams, LogPage> = {
  name: 'messages/read-page',
  grant: 'messages/read',
  deadlineMs: 15_000,
  params: record<PageParams>({ limit: integer(1, LIMITS.pageEvents), before: optional(parseCursor) }),
  result: parseLogPage,
};

/** Add-in to host. */
export const followMessages: StreamMethod<LiveParams, LiveEvent> = {
  name: 'messages/follow',
  grant: 'messages/read',
  deadlineMs: undefined,
  params: record<LiveParams>({ after: optional(parseCursor) }),
  result: nothing,
  event: parseLiveEvent,
};

/** Add-in to host. Settles by its outcome: checking and posting take as long as they take. */
export const postMessage: Method<Draft, Outcome> = {
  name: 'messages/post',
  grant: 'messages/post',
  deadlineMs: undefined,
  params: parseDraft,
  result: parseOutcome,
};

/** Add-in to host. */
export const followRoster: StreamMethod<object, RosterEvent> = {
  name: 'roster/follow',
  grant: 'roster/read',
  deadlineMs: undefined,
  params: none,
  result: nothing,
  event: parseRosterEvent,
};

/** Add-in to host. The whole context first, so that nothing is lost between the welcome and this. */
export const followContext: StreamMethod<object, ContextChange> = {
  name: 'context/follow',
  grant: undefined,
  deadlineMs: undefined,
  params: none,
  result: nothing,
  event: parseContextChange,
};

/** Add-in to host. A second one replaces the first. */
export const startIntercepting: Method<InterceptParams, undefined> = {
  name: 'outgoing/intercept',
  grant: 'outgoing/intercept',
  deadlineMs: 15_000,
  params: record<InterceptParams>({ includeOwn: flag }),
  result: nothing,
};

/** Add-in to host. */
export const stopIntercepting: Method<object, undefined> = {
  name: 'outgoing/release',
  grant: undefined,
  deadlineMs: 15_000,
  params: none,
  result: nothing,
};

/** Add-in to host. Unknown checks are ignored: the draft may have been withdrawn meanwhile. */
export const reportProgress: Method<ProgressParams, undefined> = {
  name: 'outgoing/progress',
  grant: 'outgoing/intercept',
  deadlineMs: 15_000,
  params: record<ProgressParams>({ checkId: id, text: optional(text(LIMITS.reasonChars)) }),
  result: nothing,
};

/** Host to add-in. Its deadline is the outgoing pipeline's, with a barrier; a cancel withdraws the draft. */
export const checkDraftMethod: Method<CheckParams, Verdict> = {
  name: 'outgoing/check',
  grant: undefined,
  deadlineMs: undefined,
  params: record<CheckParams>({ checkId: id, draft: parseDraft, via: optional(parseVia) }),
  result: parseVerdict,
};

/** What a host serves, by name. The gate reads each row's grant from here. */
export const HOST_METHODS: ReadonlyMap<string, Method> = new Map(
  [
    readMessages,
    followMessages,
    postMessage,
    followRoster,
    followContext,
    startIntercepting,
    stopIntercepting,
    reportProgress,
  ].map((method) => [method.name, method as Method]),
);

/** What an add-in serves, by name. */
export const ADDIN_METHODS: ReadonlyMap<string, Method> = new Map([[checkDraftMethod.name, checkDraftMethod]]);
