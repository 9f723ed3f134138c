import {
  type Clock,
  type Cursor,
  type Draft,
  type GapEvent,
  type LogEvent,
  type LogPage,
  type LogRange,
  type Message,
  MessageFold,
  type MessageQuery,
  type Person,
  type ReactedEvent,
  type Reaction,
  type Role,
  type RoomInfo,
  RoompaneError,
  type SearchPage,
  type Standing,
  type SignalEvent,
  type TypingEvent,
  type UnreadState,
  type Via,
} from '@roompane/protocol';
import type { FakeBell } from './fake-bell.ts';
import { FakeFiles } from './fake-files.ts';
import { FakeLogPlaces, type FakeRetention } from './fake-log-places.ts';
import { FakeRoster } from './fake-roster.ts';
import { searchLog } from './fake-search.ts';
import { FakeStream } from './fake-stream.ts';
import { FakeUnread } from './fake-unread.ts';

/** Somebody was asked into the room. */
export interface FakeInvitation {
  readonly by: Person;
  readonly reason?: string;
  readonly atEpochMs: number;
}

/** What is left of an event about a message that was removed: its place and its state. */
function withoutBody(event: LogEvent, messageId: string): LogEvent {
  const body = { text: '', spans: [] };
  if (event.type === 'edited' && event.messageId === messageId) {
    const { title: _title, ...rest } = event;
    return { ...rest, body };
  }
  if (event.type !== 'posted' || event.message.id !== messageId) return event;
  const { title: _title, data: _data, attachments: _attachments, ...kept } = event.message;
  return { ...event, message: { ...kept, body, isRedacted: true } };
}

type Uncursored<Event> = Event extends LogEvent ? Omit<Event, 'cursor'> : never;

/** What the rooms of one fake server share. */
export interface FakeServer {
  readonly clock: Clock;
  readonly bell: FakeBell;
}

/** A signal, and which of the room's guests sent it. */
export interface FakeSignal extends SignalEvent {
  readonly by?: object;
}

/**
 * One room as the server of a {@link FakeDeployment} has it. A place in its log is `ROOM/cN` for event N, or `ROOM/bN` for
 * the border before it, which empty pages begin and end at.
 */
export class FakeChatRoom {
  readonly people: FakeRoster = new FakeRoster();
  readonly roles: Map<string, Role>;
  readonly followers: Set<string>;
  readonly stream: FakeStream<LogEvent | GapEvent> = new FakeStream();
  readonly typing: FakeStream<TypingEvent> = new FakeStream();
  readonly signals: FakeStream<FakeSignal> = new FakeStream();
  readonly files: FakeFiles;
  /** Who was asked in and has not answered. */
  readonly invitations: Map<string, FakeInvitation> = new Map<string, FakeInvitation>();
  info: RoomInfo;
  /** Closed to everybody, as by its server's administrator. */
  isDisabled = false;
  #events: LogEvent[] = [];
  #sessions = new Map<string, number>();
  #messages = new Map<string, Message>();
  readonly #places: FakeLogPlaces;
  readonly #unread = new FakeUnread();
  readonly #writing = new Set<string>();
  readonly #clock: Clock;
  readonly #bell: FakeBell;

  constructor(info: RoomInfo, { roles, clock, bell }: FakeServer & { readonly roles: ReadonlyMap<string, Role> }) {
    this.info = info;
    this.#places = new FakeLogPlaces(info.id);
    this.files = new FakeFiles(info.id);
    this.#bell = bell;
    this.roles = new Map(roles);
    this.followers = new Set(roles.keys());
    this.#clock = clock;
  }

  standingOf(person: Person): Standing {
    const role = this.roles.get(person.id) ?? 'visitor';
    const canPost = role !== 'visitor' && (this.info.kind === 'regular' || role !== 'member');
    return { person, role, canPost };
  }

  append(event: Uncursored<LogEvent>): LogEvent {
    // Each variant with its cursor back is that variant again; the compiler does not follow the spread of a union.
    const whole = { ...event, cursor: `${this.info.id}/c${this.#events.length}` } as LogEvent;
    this.#events.push(whole);
    this.#unread.take(whole);
    this.stream.push(whole);
    if (whole.type === 'posted') this.#bell.ring({ type: 'unread', roomId: this.info.id });
    return whole;
  }

  /** The same author and key again is the same message. */
  post(author: Person, draft: Draft, via?: Via): Message {
    const sameAs = JSON.stringify([author.id, draft.key]);
    const former = this.#messages.get(sameAs);
    if (former) return this.#current(former);
    if (draft.edits !== undefined) return this.#edit(author, draft, sameAs);
    const { kind, importance, body, title, data, attachments, replyTo, key } = draft;
    const message: Message = {
      id: `${this.info.id}/m${this.#messages.size}`,
      kind,
      importance,
      ...(title === undefined ? {} : { title }),
      body,
      ...(data === undefined ? {} : { data }),
      ...(attachments?.length ? { attachments } : {}),
      ...(replyTo === undefined ? {} : { replyTo }),
      author,
      ...(via ? { via } : {}),
      postedAtEpochMs: this.#clock.now(),
      isRedacted: false,
      key,
    };
    this.#messages.set(sameAs, message);
    this.append({ type: 'posted', message });
    this.setTyping(author, false);
    return message;
  }

  /** Its author or a manager removes a message: its words leave the log. */
  redact(person: Person, messageId: string): void {
    const message = this.#find(messageId);
    if (message.isRedacted) return;
    if (message.author.id !== person.id && this.roles.get(person.id) !== 'manager')
      throw new RoompaneError('message/forbidden', { data: { messageId } });
    this.append({ type: 'redacted', messageId, atEpochMs: this.#clock.now() });
    this.files.remove(message.attachments);
    const { items } = this.stream;
    for (const [index, event] of items.entries())
      if (event.type !== 'gap') items[index] = withoutBody(event, messageId);
    this.#events = items.filter((event) => event.type !== 'gap');
  }

  react(person: Person, { messageId, reaction, isOn }: Reaction): void {
    if (this.#find(messageId).isRedacted) throw new RoompaneError('message/not-found', { data: { messageId } });
    const isSame = (event: LogEvent): event is ReactedEvent =>
      event.type === 'reacted' &&
      event.messageId === messageId &&
      event.personId === person.id &&
      event.reaction === reaction;
    const wasOn = this.#events.filter(isSame).at(-1)?.isOn ?? false;
    if (wasOn !== isOn) this.append({ type: 'reacted', messageId, personId: person.id, reaction, isOn });
  }

  search(query: MessageQuery): SearchPage {
    return searchLog(this.#events, query);
  }

  unreadOf({ id }: Person): UnreadState {
    const { place, isKnown, count } = this.#unread.of(id, this.#events);
    const readUpTo = place > 0 ? `${this.info.id}/c${place - 1}` : `${this.info.id}/b0`;
    return { count, isAtLeast: false, ...(isKnown ? { readUpTo } : {}) };
  }

  markRead({ id }: Person, upTo: Cursor): void {
    const hasMoved = this.#unread.read(id, this.#places.borders(upTo, this.#events.length)[1], this.#events);
    if (hasMoved) this.#bell.ring({ type: 'unread', roomId: this.info.id });
  }

  setTyping(person: Person, isTyping: boolean): void {
    if (!isTyping && !this.#writing.has(person.id)) return;
    if (isTyping) this.#writing.add(person.id);
    else this.#writing.delete(person.id);
    this.typing.push({ person, isTyping });
  }

  invite(by: Person, personId: string, reason: string | undefined): void {
    const atEpochMs = this.#clock.now();
    this.invitations.set(personId, { by, atEpochMs, ...(reason === undefined ? {} : { reason }) });
    this.#bell.ring({ type: 'invitations', personId });
  }

  /** Joining and following accept an invitation, and the invited is a member from then on; declining only ends it. */
  answerInvitation({ id: personId }: Person, isAccepted: boolean): void {
    if (!this.invitations.delete(personId)) return;
    if (isAccepted && !this.roles.has(personId)) this.roles.set(personId, 'member');
    this.#bell.ring({ type: 'invitations', personId });
  }

  /** Hidden from those who may not know of it. */
  isHiddenFrom({ id }: Person): boolean {
    const isSecret = this.info.privacy === 'secret' && !this.roles.has(id) && !this.invitations.has(id);
    return this.isDisabled || isSecret;
  }

  mayEnter({ id }: Person): boolean {
    return this.info.privacy === 'open' || this.roles.has(id) || this.invitations.has(id);
  }

  page(range: LogRange): LogPage {
    return this.#places.page(this.#events, range);
  }

  /** The server keeps the latest events alone. Streams that are open have had the others. */
  forget(retention: FakeRetention): void {
    this.#places.forget(this.#events.length, retention);
  }

  #edit(author: Person, { edits = '', body, title }: Draft, sameAs: string): Message {
    const message = this.#find(edits);
    if (message.isRedacted) throw new RoompaneError('message/not-found', { data: { messageId: edits } });
    if (message.author.id !== author.id) throw new RoompaneError('message/forbidden', { data: { messageId: edits } });
    this.#messages.set(sameAs, message);
    const atEpochMs = this.#clock.now();
    this.append({ type: 'edited', messageId: edits, body, ...(title === undefined ? {} : { title }), atEpochMs });
    return this.#find(edits);
  }

  #find(messageId: string): Message {
    const fold = new MessageFold();
    fold.append(this.#events);
    const message = fold.get(messageId);
    if (!message) throw new RoompaneError('message/not-found', { data: { messageId } });
    return message;
  }

  #current({ id }: Message): Message {
    return this.#find(id);
  }

  /** Where in the stream the events behind `cursor` begin, and whether some of them are forgotten. */
  streamPlaceAfter(cursor: Cursor): { readonly place: number; readonly hasGap: boolean } {
    const { place, hasGap } = this.#places.behind(cursor, this.#events.length);
    const behind = this.#events[place];
    return { place: behind ? this.stream.items.indexOf(behind) : this.stream.items.length, hasGap };
  }

  enter(person: Person): void {
    this.#sessions.set(person.id, (this.#sessions.get(person.id) ?? 0) + 1);
    this.#show(person);
  }

  changeRole(personId: string, role: Role): void {
    this.roles.set(personId, role);
    const { person } = this.people.entryOf(personId) ?? {};
    if (person) this.#show(person);
    this.#bell.ring({ type: 'standing', roomId: this.info.id, personId });
  }

  leave(person: Person): void {
    const rest = (this.#sessions.get(person.id) ?? 0) - 1;
    this.#sessions.set(person.id, Math.max(rest, 0));
    if (rest > 0) return;
    this.setTyping(person, false);
    this.people.leave(person.id);
  }

  #show(person: Person): void {
    const { role } = this.standingOf(person);
    this.people.set({ person, role, presence: 'active', isSelf: false });
  }
}
