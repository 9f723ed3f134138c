import {
  type Abortable,
  type Clock,
  type ErrorCode,
  type Person,
  type ProviderRoomChange,
  type RoomInfo,
  type RoompaneError,
  type Standing,
  toRoompaneError,
} from '@roompane/protocol';
import type { RosterEntries } from '@roompane/protocol/provider-kit';
import { $msg, type Builder } from 'strophe.js';
import { askArchive } from './archive.ts';
import { Bell } from './bell.ts';
import { createNotFound, readDetails } from './directory.ts';
import { Echoes } from './echoes.ts';
import { Entrance } from './entrance.ts';
import { invite, type Inviting } from './invite.ts';
import { resourceOf } from './jid.ts';
import type { Line } from './line.ts';
import { type AskArchive, Log } from './log.ts';
import type { Markers } from './markers.ts';
import * as NS from './namespace.ts';
import { type Attendance, mayPost, type Occupant, parseAttendance, toRole, toRoster } from './occupant.ts';
import { OwnKeys } from './own-keys.ts';
import { type PeopleContext, toPerson } from './person.ts';
import { Reading } from './reading.ts';
import { toRemoval } from './removal.ts';
import { parseRoomMessage } from './room-message.ts';
import type { RoomDetails } from './room-details.ts';
import { SelfPing } from './self-ping.ts';
import type { SessionSignal } from './signal-stanza.ts';
import { Signals } from './signals.ts';
import { parseStanzaError, toCoded } from './stanza-error.ts';
import { checkSize } from './stanza-limit.ts';
import { Tail } from './tail.ts';
import { Typists } from './typists.ts';
import { attributeOf } from './xml.ts';

const ENTERING: Readonly<Record<string, ErrorCode>> = {
  'registration-required': 'room/members-only',
  forbidden: 'room/members-only',
  'not-authorized': 'room/members-only',
  'item-not-found': 'room/not-found',
  gone: 'room/not-found',
  'not-allowed': 'room/not-found',
};

export interface OccupancyOptions {
  readonly me: Person;
  readonly botDomains: readonly string[];
  readonly clock: Clock;
  readonly markers: Markers;
  readonly changed: (change: ProviderRoomChange) => void;
  /** The room is over, and not because it was left. */
  readonly closed: (reason: RoompaneError) => void;
}

/** The one presence of this session in a room, however often it was joined. */
export class Occupancy {
  readonly roomId: string;
  readonly log: Log;
  readonly tail: Tail;
  readonly reading: Reading;
  readonly typists: Typists;
  readonly signals: Signals = new Signals();
  readonly keys: OwnKeys = new OwnKeys();
  readonly occupantsChanged: Bell = new Bell();
  readonly #line: Line;
  readonly #options: OccupancyOptions;
  readonly #left = new AbortController();
  readonly #occupants = new Map<string, Occupant>();
  readonly #echoes: Echoes;
  readonly #entrance: Entrance;
  readonly #ping: SelfPing;
  #details: RoomDetails;
  #topic = '';
  #myOccupantId: string | undefined;
  #standing: Standing;
  #caughtUp: Promise<void> = Promise.resolve();

  constructor(line: Line, details: RoomDetails, options: OccupancyOptions) {
    const { me, clock, markers, changed } = options;
    this.roomId = details.info.id;
    this.#line = line;
    this.#details = details;
    this.#options = options;
    this.#standing = { person: me, role: 'visitor', canPost: false };
    this.#echoes = new Echoes(line, clock);
    this.#entrance = new Entrance(line, { roomId: this.roomId, name: me.name, clock });
    this.#ping = new SelfPing(line, { clock, address: () => this.#entrance.address, isOut: () => this.#enterAgain() });
    this.typists = new Typists(clock);
    const ask: AskArchive = (query, given) => askArchive(line, { ...query, roomId: this.roomId }, given);
    this.log = new Log(this.roomId, ask, () => this.people);
    this.tail = new Tail(this.log, (item) => this.keys.learn(item, this.log.events.authorOf(item) === me.id));
    this.reading = new Reading({
      ...{ log: this.log, tail: this.tail, markers, myId: me.id },
      changed: (unread) => changed({ unread }),
    });
    line.listen(this.roomId, (stanza) => this.#take(stanza), { signal: this.#left.signal });
  }

  get info(): RoomInfo {
    const { info } = this.#details;
    return this.#topic === '' ? info : { ...info, topic: this.#topic };
  }

  get standing(): Standing {
    return this.#standing;
  }

  get people(): PeopleContext {
    const { me, botDomains } = this.#options;
    const { showsAddresses } = this.#details;
    return { roomId: this.roomId, me, botDomains, showsAddresses, myOccupantId: this.#myOccupantId };
  }

  get roster(): RosterEntries {
    return toRoster(this.#occupants.values(), { kind: this.info.kind, people: this.people });
  }

  /** Resolves once what came while the line was gone is known: who posts again before may post twice. */
  get caughtUp(): Promise<void> {
    return this.#caughtUp;
  }

  /** Rejects with `room/…` and `provider/unavailable`. */
  async enter(options?: Abortable): Promise<void> {
    await this.#entrance.enter(options).catch((thrown: unknown) => {
      throw toCoded(thrown, ENTERING);
    });
    this.#ping.start();
    this.#catchUp();
  }

  /** What to do after the line was gone. */
  resume({ isResumed }: { readonly isResumed: boolean }): void {
    if (!isResumed) return this.#enterAgain();
    this.#ping.start();
    this.#catchUp();
  }

  /** Sends a message, and resolves with the id that the archive has it by. */
  publish(build: (message: Builder) => Builder, options?: Abortable): Promise<string> {
    return this.#echoes.send((id) => build($msg({ to: this.roomId, type: 'groupchat', id })), options);
  }

  /** Sends what is for the moment, and not for the archive. @throws `limit/exceeded`, `provider/unavailable` */
  signal(build: (message: Builder) => Builder): void {
    const stanza = build($msg({ to: this.roomId, type: 'groupchat' })).c('no-store', { xmlns: NS.HINTS });
    this.#line.throwUnlessOnline();
    checkSize(stanza.toString(), this.#line.stanzaBytes);
    this.#line.send(stanza);
  }

  invite(inviting: Omit<Inviting, 'roomId'>): Promise<void> {
    return invite(this.#line, { ...inviting, roomId: this.roomId });
  }

  async leave(): Promise<void> {
    if (this.#left.signal.aborted) return;
    if (this.#occupants.has(this.#entrance.nick)) await this.#entrance.leave();
    this.#end();
  }

  #end(): void {
    this.#left.abort();
    this.#ping.stop();
  }

  #enterAgain(): void {
    this.#occupants.clear();
    this.#caughtUp = this.enter({ signal: this.#left.signal }).then(() => {
      // What was said of the room while the line was gone is said no more.
      void this.#refresh();
      return this.#caughtUp;
    });
    this.#caughtUp.catch((thrown: unknown) => {
      const error = toRoompaneError(thrown, 'provider/unavailable');
      if (this.#left.signal.aborted) return;
      if (error.code.startsWith('room/')) this.#close(error);
      else if (this.#line.state === 'online') this.#line.drop();
    });
  }

  #catchUp(): void {
    // Of the marker the account's server knows, and the room does not depend on it.
    const marked = this.reading.begin({ signal: this.#left.signal }).catch(() => {});
    this.#caughtUp = Promise.all([this.#syncTail(), marked]).then(() => {});
    // Without a line there is nothing to catch up with; the next session does.
    this.#caughtUp.catch(() => {});
  }

  async #syncTail(): Promise<void> {
    await this.tail.sync();
    this.reading.recount();
  }

  #take(stanza: Element): void {
    if (stanza.localName === 'message') return this.#takeMessage(stanza);
    if (attributeOf(stanza, 'type') === 'error') return this.#entrance.refuse(parseStanzaError(stanza));
    const attendance = parseAttendance(stanza);
    if (attendance) this.#takeAttendance(attendance);
  }

  #takeMessage(message: Element): void {
    const { roomId } = this;
    const isKept = this.#echoes.take(message, { roomId, nick: this.#entrance.nick });
    if (isKept) void this.#syncTail().catch(() => {});
    const { subject, isTyping, isConfigured, signal } = parseRoomMessage(message);
    if (subject !== undefined) this.#setTopic(subject);
    if (isConfigured) void this.#refresh();
    const speaker = this.#occupants.get(resourceOf(attributeOf(message, 'from')));
    if (!speaker) return;
    if (signal) this.#takeSignal(speaker, signal);
    if (isTyping !== undefined) this.#takeTyping(speaker, isTyping);
  }

  #takeSignal(speaker: Occupant, { session, channel, data }: SessionSignal): void {
    const isFromHere = speaker.nick === this.#entrance.nick && session === this.signals.session;
    if (!isFromHere) this.signals.take({ person: toPerson(speaker, this.people), channel, data });
  }

  #takeTyping(typist: Occupant, isTyping: boolean): void {
    const person = toPerson(typist, this.people);
    if (person.id !== this.#options.me.id) this.typists.take(person, isTyping);
  }

  #takeAttendance(attendance: Attendance): void {
    const { occupant, isHere, statuses } = attendance;
    const isSelf = statuses.has('110');
    if (isHere) this.#occupants.set(occupant.nick, occupant);
    else this.#forget(occupant);
    if (isSelf && isHere) this.#arrive(occupant, statuses);
    if (isSelf && !isHere) this.#depart(attendance);
    this.occupantsChanged.ring();
  }

  #forget(occupant: Occupant): void {
    this.#occupants.delete(occupant.nick);
    this.typists.take(toPerson(occupant, this.people), false);
  }

  #arrive(occupant: Occupant, statuses: ReadonlySet<string>): void {
    // The room was gone, and this made another.
    if (statuses.has('201')) return this.#destroyAccident();
    this.#myOccupantId = occupant.occupantId;
    this.#setStanding(occupant.mucRole);
    this.#entrance.arrive(occupant.nick);
  }

  #depart(attendance: Attendance): void {
    if (this.#entrance.depart()) return;
    const removal = toRemoval(this.roomId, attendance);
    if (removal) this.#close(removal);
    else if (!attendance.statuses.has('303')) this.#enterAgain();
  }

  #destroyAccident(): void {
    const build = (iq: Builder): Builder => iq.c('query', { xmlns: NS.MUC_OWNER }).c('destroy');
    // Who may not destroy it did not make it.
    void this.#line.request({ type: 'set', to: this.roomId, build }).catch(() => {});
    this.#entrance.refuse(createNotFound(this.roomId));
  }

  #setStanding(mucRole: string): void {
    const { kind } = this.info;
    const standing = { person: this.#options.me, role: toRole(mucRole, kind), canPost: mayPost(mucRole) };
    const hasChanged = JSON.stringify(standing) !== JSON.stringify(this.#standing);
    this.#standing = standing;
    if (hasChanged) this.#options.changed({ standing });
  }

  #setTopic(topic: string): void {
    if (topic === this.#topic) return;
    this.#topic = topic;
    this.#options.changed({ info: this.info });
  }

  async #refresh(): Promise<void> {
    const details = await readDetails(this.#line, this.roomId).catch(() => undefined);
    if (!details || this.#left.signal.aborted) return;
    const hasChanged = JSON.stringify(details.info) !== JSON.stringify(this.#details.info);
    this.#details = details;
    if (hasChanged) this.#options.changed({ info: this.info });
    const own = this.#occupants.get(this.#entrance.nick);
    if (own) this.#setStanding(own.mucRole);
    this.occupantsChanged.ring();
  }

  #close(reason: RoompaneError): void {
    this.#end();
    this.#options.closed(reason);
  }
}
