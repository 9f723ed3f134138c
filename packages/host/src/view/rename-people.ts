import {
  type Body,
  type Draft,
  type Invitation,
  LIMITS,
  type LiveEvent,
  type Message,
  type ObservedDraft,
  type Outcome,
  type Person,
  type RoomContext,
  type RosterEntry,
  type RosterEvent,
  type Span,
  type Verdict,
} from '@roompane/protocol';

// Where people stand in what crosses the port. Each gives a copy with other ids, and the same object where nobody stands.

/** Another id for the same person; `undefined` where it means nobody. */
export type Rename = (id: string) => string | undefined;

/** In the place of somebody who is not to be named and cannot be left out: no chat server knows that id. */
const NOBODY = '~nobody';

export function renameId(id: string, rename: Rename): string {
  return rename(id) ?? NOBODY;
}

export function renamePerson<Someone extends Person>(person: Someone, rename: Rename): Someone {
  return { ...person, id: renameId(person.id, rename) };
}

export function renameContext(context: RoomContext, rename: Rename): RoomContext {
  return { ...context, me: renamePerson(context.me, rename) };
}

/** A mention of nobody has no target: its words stay what they are. */
function renameSpan(span: Span, rename: Rename): Span {
  if (span.type !== 'mention' || span.target === undefined) return span;
  const { target, ...rest } = span;
  const renamed = rename(target);
  return renamed === undefined ? rest : { ...rest, target: renamed };
}

/** Other ids may be longer ones. Spans that would then be too much for one message are given without their targets. */
function renameBody(body: Body, rename: Rename): Body {
  if (!body.spans.some(({ type }) => type === 'mention')) return body;
  const spans = body.spans.map((span) => renameSpan(span, rename));
  if (JSON.stringify(spans).length <= LIMITS.spanChars) return { ...body, spans };
  return { ...body, spans: body.spans.map((span) => renameSpan(span, () => undefined)) };
}

export function renameDraft(draft: Draft, rename: Rename): Draft {
  const body = renameBody(draft.body, rename);
  return body === draft.body ? draft : { ...draft, body };
}

export function renameMessage(message: Message, rename: Rename): Message {
  return { ...message, author: renamePerson(message.author, rename), body: renameBody(message.body, rename) };
}

export function renameEvent<Event extends LiveEvent>(event: Event, rename: Rename): Event;
export function renameEvent(event: LiveEvent, rename: Rename): LiveEvent {
  switch (event.type) {
    case 'posted':
      return { ...event, message: renameMessage(event.message, rename) };
    case 'edited':
      return { ...event, body: renameBody(event.body, rename) };
    case 'reacted':
      return { ...event, personId: renameId(event.personId, rename) };
    case 'redacted':
    case 'gap':
    case 'caught-up':
      return event;
  }
}

function renameEntry(entry: RosterEntry, rename: Rename): RosterEntry {
  return { ...entry, person: renamePerson(entry.person, rename) };
}

export function renameRoster(event: RosterEvent, rename: Rename): RosterEvent {
  switch (event.type) {
    case 'snapshot':
      return { ...event, entries: event.entries.map((entry) => renameEntry(entry, rename)) };
    case 'set':
      return { ...event, entry: renameEntry(event.entry, rename) };
    case 'left':
      return { ...event, personId: renameId(event.personId, rename) };
  }
}

export function renameInvitation(invitation: Invitation, rename: Rename): Invitation {
  return invitation.by ? { ...invitation, by: renamePerson(invitation.by, rename) } : invitation;
}

export function renameOutcome(outcome: Outcome, rename: Rename): Outcome {
  if (outcome.type === 'posted') return { ...outcome, message: renameMessage(outcome.message, rename) };
  const draft = renameDraft(outcome.draft, rename);
  if (outcome.type === 'failed' || !outcome.fix) return { ...outcome, draft };
  return { ...outcome, draft, fix: renameDraft(outcome.fix, rename) };
}

export function renameObserved(event: ObservedDraft, rename: Rename): ObservedDraft {
  return event.type === 'entered' ? { ...event, draft: renameDraft(event.draft, rename) } : event;
}

export function renameVerdict(verdict: Verdict, rename: Rename): Verdict {
  if (verdict.type === 'replace') return { ...verdict, draft: renameDraft(verdict.draft, rename) };
  return verdict.type === 'block' && verdict.fix ? { ...verdict, fix: renameDraft(verdict.fix, rename) } : verdict;
}
