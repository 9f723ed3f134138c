// The half of the method table that an add-in needs: what it calls as a caller, what it serves as a server. The whole rows,
// made of these, are in methods.ts; an add-in does not carry them.
import { parseContext, type RoomContext } from './context.ts';
import { type Draft, parseHeardDraft } from './draft.ts';
import { type LiveEvent, type LogPage, parseLiveEvent, parseLogPage } from './log.ts';
import { parseVia } from './message.ts';
import type { Call, Served, StreamCall } from './method.ts';
import type { CheckParams, InterceptParams, LiveParams, ProgressParams } from './method-params.ts';
import { type ObservedDraft, type ObserveParams, parseObservedDraft } from './observed-draft.ts';
import { type Outcome, parseOutcome } from './outcome.ts';
import { optional, type Parser, record } from './parser.ts';
import { id } from './person.ts';
import type { Range } from './range.ts';
import { parseRosterEvent, type RosterEvent } from './roster.ts';

const deadlineMs = 15_000;
const result: Parser<undefined> = () => undefined;

export const readMessagesCall: Call<Range, LogPage> = {
  name: 'messages/read-page',
  deadlineMs,
  result: parseLogPage,
};

export const followMessagesCall: StreamCall<LiveParams, LiveEvent> = {
  name: 'messages/follow',
  event: parseLiveEvent,
};

/** Settles by its outcome: checking and posting take as long as they take. */
export const postMessageCall: Call<Draft, Outcome> = { name: 'messages/post', result: parseOutcome };

export const followRosterCall: StreamCall<object, RosterEvent> = {
  name: 'roster/follow',
  event: parseRosterEvent,
};

/** The context as it stands: at once, so that nothing is lost between the welcome and this, and after each change. */
export const followContextCall: StreamCall<object, RoomContext> = {
  name: 'context/follow',
  event: parseContext,
};

/** A second one replaces the first. */
export const startInterceptingCall: Call<InterceptParams, undefined> = {
  name: 'outgoing/intercept',
  deadlineMs,
  result,
};

export const stopInterceptingCall: Call<object, undefined> = { name: 'outgoing/release', deadlineMs, result };

/** Unknown checks are ignored: the draft may have been withdrawn meanwhile. */
export const reportProgressCall: Call<ProgressParams, undefined> = { name: 'outgoing/progress', deadlineMs, result };

/** Told of drafts, asked nothing: nobody waits for its reader. */
export const observeDraftsCall: StreamCall<ObserveParams, ObservedDraft> = {
  name: 'outgoing/observe',
  event: parseObservedDraft,
};

/** Its deadline is the outgoing pipeline's, with a barrier; a cancel withdraws the draft. */
export const checkDraftServed: Served<CheckParams> = {
  name: 'outgoing/check',
  params: record<CheckParams>({ checkId: id, draft: parseHeardDraft, via: optional(parseVia) }),
};
