import {
  type Clock,
  type Cursor,
  type Draft,
  type GapEvent,
  type LogEvent,
  type LogPage,
  type LogRange,
  type Message,
  type Person,
  type Role,
  type RoomInfo,
  RoompaneError,
  type Standing,
  type Via,
} from '@roompane/protocol';
import { FakeRoster } from './fake-roster.ts';
import { FakeStream } from './fake-stream.ts';

type Uncursored<Event> = Event extends LogEvent ? Omit<Event, 'cursor'> : never;

/**
 * One room as the server of a {@link FakeDeployment} has it. A place in its log is `ROOM/cN` for event N, or `ROOM/bN` for
 * the border before it, which empty pages begin and end at.
 */
export class FakeChatRoom {
  readonly people: FakeRoster = new FakeRoster();
  readonly roles: Map<string, Role>;
  readonly stream: FakeStream<LogEvent | GapEvent> = new FakeStream();
  info: RoomInfo;
  #events: LogEvent[] = [];
  #sessions = new Map<string, number>();
  #messages = new Map<string, Message>();
  readonly #clock: Clock;

  constructor(info: RoomInfo, { roles, clock }: { readonly roles: ReadonlyMap<string, Role>; readonly clock: Clock }) {
    this.info = info;
    this.roles = new Map(roles);
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
    this.stream.push(whole);
    return whole;
  }

  /** The same author and key again is the same message. */
  post(author: Person, draft: Draft, via?: Via): Message {
    const sameAs = JSON.stringify([author.id, draft.key]);
    const former = this.#messages.get(sameAs);
    if (former) return former;
    const { kind, importance, body, title, data, key } = draft;
    const message: Message = {
      id: `${this.info.id}/m${this.#messages.size}`,
      kind,
      importance,
      ...(title === undefined ? {} : { title }),
      body,
      ...(data === undefined ? {} : { data }),
      author,
      ...(via ? { via } : {}),
      postedAtEpochMs: this.#clock.now(),
      isRedacted: false,
      key,
    };
    this.#messages.set(sameAs, message);
    this.append({ type: 'posted', message });
    return message;
  }

  page({ limit, before, after }: LogRange): LogPage {
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > 256) throw new RoompaneError('argument/invalid');
    const count = this.#events.length;
    const [first, last] =
      after === undefined
        ? [undefined, before === undefined ? count : this.#borders(before)[0]]
        : [this.#borders(after)[1]];
    const from = first ?? Math.max(0, (last ?? count) - limit);
    const to = last ?? Math.min(count, from + limit);
    const events = this.#events.slice(from, to);
    return {
      events,
      start: events[0]?.cursor ?? `${this.info.id}/b${from}`,
      end: events.at(-1)?.cursor ?? `${this.info.id}/b${to}`,
      isFirst: from === 0,
      isLast: to === count,
    };
  }

  /** Where in the stream the events behind `cursor` begin. */
  streamPlaceAfter(cursor: Cursor): number {
    const behind = this.#events[this.#borders(cursor)[1]];
    return behind ? this.stream.items.indexOf(behind) : this.stream.items.length;
  }

  enter(person: Person): void {
    this.#sessions.set(person.id, (this.#sessions.get(person.id) ?? 0) + 1);
    const { role } = this.standingOf(person);
    this.people.set({ person, role, presence: 'active', isSelf: false });
  }

  leave(person: Person): void {
    const rest = (this.#sessions.get(person.id) ?? 0) - 1;
    this.#sessions.set(person.id, Math.max(rest, 0));
    if (rest === 0) this.people.leave(person.id);
  }

  #borders(cursor: Cursor): readonly [before: number, after: number] {
    const [, kind, digits] = /\/([bc])(\d+)$/.exec(cursor) ?? [];
    const number = Number(digits);
    const isOurs = cursor === `${this.info.id}/${kind}${number}`;
    if (!isOurs || number > this.#events.length - (kind === 'c' ? 1 : 0)) throw new RoompaneError('log/cursor-unknown');
    return [number, kind === 'c' ? number + 1 : number];
  }
}
