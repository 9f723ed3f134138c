import {
  type CheckParams,
  type Draft,
  type InvitationsState,
  type LiveEvent,
  type LogPage,
  type MessageQuery,
  type Method,
  type ObservedDraft,
  type Outcome,
  type RoomContext,
  type RoomSignal,
  type RosterEvent,
  type SearchPage,
  type TypingState,
  type Verdict,
} from '@roompane/protocol';
import {
  type Rename,
  renameContext,
  renameDraft,
  renameEvent,
  renameId,
  renameInvitation,
  renameMessage,
  renameObserved,
  renameOutcome,
  renamePerson,
  renameRoster,
  renameVerdict,
} from './rename-people.ts';

type Renaming = (value: never, rename: Rename) => unknown;

/** Where people stand in what one method carries. Absent: nowhere. */
export interface PeopleIn {
  /** In what the add-in is given: results, events, questions to it. */
  readonly given?: Renaming;
  /** In what the add-in says: parameters, verdicts. */
  readonly said?: Renaming;
}

const nobody: PeopleIn = {};
const context: PeopleIn = { given: (value: RoomContext, rename) => renameContext(value, rename) };

/**
 * Every method of the table, on either side. One that is missing here is not served to those who see pseudonyms, so that
 * a new method shows no id by accident. @spec VW1
 */
export const PEOPLE_IN_METHODS: ReadonlyMap<Method['name'], PeopleIn> = new Map<string, PeopleIn>([
  ['messages/read-page', { given: (page: LogPage, rename) => renamePage(page, rename) }],
  ['messages/follow', { given: (event: LiveEvent, rename) => renameEvent(event, rename) }],
  [
    'messages/post',
    {
      said: (draft: Draft, rename) => renameDraft(draft, rename),
      given: (outcome: Outcome, rename) => renameOutcome(outcome, rename),
    },
  ],
  ['messages/redact', nobody],
  ['messages/react', nobody],
  ['messages/mark-read', nobody],
  [
    'messages/search',
    {
      said: (query: MessageQuery, rename) => renameQuery(query, rename),
      given: (page: SearchPage, rename) => renameFound(page, rename),
    },
  ],
  ['unread/follow', nobody],
  ['roster/follow', { given: (event: RosterEvent, rename) => renameRoster(event, rename) }],
  ['typing/follow', { given: (state: TypingState, rename) => renameTyping(state, rename) }],
  ['typing/set', nobody],
  [
    'signals/follow',
    { given: (signal: RoomSignal, rename) => ({ ...signal, from: renamePerson(signal.from, rename) }) },
  ],
  ['signals/send', nobody],
  ['context/follow', context],
  ['clock/read', nobody],
  ['outgoing/intercept', nobody],
  ['outgoing/release', nobody],
  ['outgoing/progress', nobody],
  ['outgoing/observe', { given: (event: ObservedDraft, rename) => renameObserved(event, rename) }],
  [
    'outgoing/check',
    {
      given: (check: CheckParams, rename) => ({ ...check, draft: renameDraft(check.draft, rename) }),
      said: (verdict: Verdict, rename) => renameVerdict(verdict, rename),
    },
  ],
  ['rooms/find', nobody],
  ['rooms/read-info', nobody],
  ['rooms/follow-followed', nobody],
  ['rooms/follow', nobody],
  ['rooms/unfollow', nobody],
  ['rooms/follow-invitations', { given: (state: InvitationsState, rename) => renameInvitations(state, rename) }],
  ['rooms/decline', nobody],
  // What these carry is another room's, and is shown as that room is.
  ['rooms/get', nobody],
  ['rooms/release', nobody],
  ['rooms/call', nobody],
  ['rooms/stream', nobody],
  ['files/begin', nobody],
  ['files/append', nobody],
  ['files/send', nobody],
  ['files/drop', nobody],
  ['files/read', nobody],
]);

function renamePage(page: LogPage, rename: Rename): LogPage {
  return { ...page, events: page.events.map((event) => renameEvent(event, rename)) };
}

function renameQuery(query: MessageQuery, rename: Rename): MessageQuery {
  if (!query.authorIds) return query;
  return { ...query, authorIds: query.authorIds.map((id) => renameId(id, rename)) };
}

function renameFound(page: SearchPage, rename: Rename): SearchPage {
  return { ...page, found: page.found.map((each) => ({ ...each, message: renameMessage(each.message, rename) })) };
}

function renameTyping({ people }: TypingState, rename: Rename): TypingState {
  return { people: people.map((person) => renamePerson(person, rename)) };
}

function renameInvitations({ invitations }: InvitationsState, rename: Rename): InvitationsState {
  return { invitations: invitations.map((each) => renameInvitation(each, rename)) };
}
