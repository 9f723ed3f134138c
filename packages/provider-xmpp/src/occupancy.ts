import {
  type Abortable,
  type Clock,
  type ErrorCode,
  type Person,
  type ProviderRoomChangeEvent,
  type RoomInfo,
  RoompaneError,
  type Standing,
  toRoompaneError,
} from '@roompane/protocol';
import { $msg, $pres, type Builder } from 'strophe.js';
import { untilAborted } from './aborted.ts';
import { askArchive } from './archive.ts';
import { Bell } from './bell.ts';
import { createNotFound, readDetails } from './directory.ts';
import { Echoes } from './echoes.ts';
import { resourceOf } from './jid.ts';
import type { Line } from './line.ts';
import { type AskArchive, Log } from './log.ts';
import * as NS from './namespace.ts';
import { type Attendance, mayPost, type Occupant, parseAttendance, toRole, toRoster } from './occupant.ts';
import { OwnKeys } from './own-keys.ts';
import type { PeopleContext } from './person.ts';
import type { RoomDetails } from './room-details.ts';
import type { RosterEntries } from './follow-roster.ts';
import { parseStanzaError, StanzaError, toCoded } from './stanza-error.ts';
import { Tail } from './tail.ts';
import { attributeOf, childOf, childrenOf } from './xml.ts';

/** How often the server is asked whether one is still in a room: one that broke down tells nobody. */
const PING_INTERVAL_MS = 30_000;
const ANSWER_TIMEOUT_MS = 15_000;
/** Names beside one's own that are tried while others have them. */
const MAX_NICKS = 10;

/** Numbers of XEP-0045: banned, kicked, no member any more, and since when only members are allowed. */
const REMOVED: readonly string[] = ['301', '307', '321', '322'];
/** The line broke, so it is no removal. */
const BY_ERROR = '333';

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
  readonly changed: (change: Partial<Pick<ProviderRoomChangeEvent, 'info' | 'standing'>>) => void;
  /** The room is over, and not because it was left. */
  readonly closed: (reason: RoompaneError) => void;
}

interface Entering {
  readonly settle: (error?: unknown) => void;
}

/** The one presence of this session in a room, however often it was joined. */
export class Occupancy {
  readonly roomId: string;
  readonly log: Log;
  readonly tail: Tail;
  readonly keys: OwnKeys = new OwnKeys();
  readonly occupantsChanged: Bell = new Bell();
  readonly #line: Line;
  readonly #options: OccupancyOptions;
  readonly #left = new AbortController();
  readonly #occupants = new Map<string, Occupant>();
  readonly #echoes: Echoes;
  #details: RoomDetails;
  #nick: string;
  #myOccupantId: string | undefined;
  #standing: Standing;
  #entering: Entering | undefined;
  #gone: (() => void) | undefined;
  #pinging = new AbortController();
  #caughtUp: Promise<void> = Promise.resolve();

  constructor(line: Line, details: RoomDetails, options: OccupancyOptions) {
    const { me, clock } = options;
    this.roomId = details.info.id;
    this.#line = line;
    this.#details = details;
    this.#options = options;
    this.#nick = me.name;
    this.#standing = { person: me, role: 'visitor', canPost: false };
    this.#echoes = new Echoes(line, clock);
    const ask: AskArchive = (query, given) => askArchive(line, { ...query, roomId: this.roomId }, given);
    this.log = new Log(this.roomId, ask, () => this.people);
    this.tail = new Tail(this.log, (item) => this.keys.learn(item, this.log.events.authorOf(item) === me.id));
    line.listen(this.roomId, (stanza) => this.#take(stanza), { signal: this.#left.signal });
  }

  get info(): RoomInfo {
    return this.#details.info;
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
  async enter({ signal }: Abortable = {}): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await untilAborted(this.#sendPresence(), signal);
        break;
      } catch (thrown) {
        if (!(thrown instanceof StanzaError) || thrown.condition !== 'conflict' || attempt === MAX_NICKS) {
          throw toCoded(thrown, ENTERING);
        }
        this.#nick = `${this.#options.me.name} ${attempt + 1}`;
      }
    }
    this.#startPinging();
    this.#catchUp();
  }

  /** What to do after the line was gone. */
  resume({ isResumed }: { readonly isResumed: boolean }): void {
    if (!isResumed) return this.#enterAgain();
    this.#startPinging();
    this.#catchUp();
  }

  /** Sends a message, and resolves with the id that the archive has it by. */
  async publish(build: (message: Builder) => Builder, { signal }: Abortable = {}): Promise<string> {
    return this.#echoes.send((id) => build($msg({ to: this.roomId, type: 'groupchat', id })), { signal });
  }

  async leave(): Promise<void> {
    if (this.#left.signal.aborted) return;
    if (!this.#occupants.has(this.#nick)) return this.#left.abort();
    const gone = new Promise<void>((resolve) => {
      this.#gone = resolve;
      this.#options.clock.setTimer(2_000, resolve, { signal: this.#left.signal });
      this.#line.dropped.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      this.#line.send($pres({ to: this.#me, type: 'unavailable' }));
      await gone;
    } catch {
      // Without a line one is out already.
    }
    this.#left.abort();
  }

  get #me(): string {
    return `${this.roomId}/${this.#nick}`;
  }

  #sendPresence(): Promise<void> {
    const entered = new AbortController();
    return new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown): void => {
        entered.abort();
        this.#entering = undefined;
        if (error === undefined) resolve();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is what the server or the line gave
        else reject(error);
      };
      this.#entering = { settle };
      const fail = (): void => settle(new RoompaneError('provider/unavailable'));
      this.#options.clock.setTimer(ANSWER_TIMEOUT_MS, fail, { signal: entered.signal });
      this.#line.dropped.addEventListener('abort', fail, { signal: entered.signal });
      const presence = $pres({ to: this.#me }).c('x', { xmlns: NS.MUC }).c('history', { maxstanzas: '0' });
      this.#line.send(presence);
    });
  }

  #enterAgain(): void {
    this.#occupants.clear();
    this.#caughtUp = this.enter({ signal: this.#left.signal }).then(() => this.#caughtUp);
    this.#caughtUp.catch((thrown: unknown) => {
      const error = toRoompaneError(thrown, 'provider/unavailable');
      if (this.#left.signal.aborted) return;
      if (error.code.startsWith('room/')) this.#close(error);
      else if (this.#line.state === 'online') this.#line.drop();
    });
  }

  #catchUp(): void {
    this.#caughtUp = this.tail.sync();
    // Without a line there is nothing to catch up with; the next session does.
    this.#caughtUp.catch(() => {});
  }

  #startPinging(): void {
    this.#pinging.abort();
    this.#pinging = new AbortController();
    const signal = AbortSignal.any([this.#pinging.signal, this.#left.signal, this.#line.dropped]);
    const ping = async (): Promise<void> => {
      const request = { type: 'get', to: this.#me, build: (iq: Builder) => iq.c('ping', { xmlns: NS.PING }) } as const;
      const answer = await this.#line.request(request).catch((thrown: unknown) => thrown);
      if (signal.aborted) return;
      // Anything else comes from somebody who is there.
      if (answer instanceof StanzaError && answer.condition === 'not-acceptable') return this.#enterAgain();
      if (answer instanceof RoompaneError && this.#line.state === 'online') return this.#line.drop();
      this.#startPinging();
    };
    this.#options.clock.setTimer(PING_INTERVAL_MS, () => void ping(), { signal });
  }

  #take(stanza: Element): void {
    if (stanza.localName === 'message') this.#takeMessage(stanza);
    else if (attributeOf(stanza, 'type') === 'error') this.#entering?.settle(parseStanzaError(stanza));
    else {
      const attendance = parseAttendance(stanza);
      if (attendance) this.#takeAttendance(attendance);
    }
  }

  #takeMessage(message: Element): void {
    if (this.#echoes.take(message, { roomId: this.roomId, nick: this.#nick })) void this.tail.sync().catch(() => {});
    const user = childOf(message, 'x', NS.MUC_USER);
    // Only the room itself says that it was changed.
    if (user && !resourceOf(attributeOf(message, 'from')) && childrenOf(user, 'status').length > 0)
      void this.#refresh();
  }

  #takeAttendance({ occupant, isHere, statuses, isRoomGone }: Attendance): void {
    const isSelf = statuses.has('110');
    if (isHere) this.#occupants.set(occupant.nick, occupant);
    else this.#occupants.delete(occupant.nick);
    if (isSelf && isHere) this.#arrive(occupant, statuses);
    if (isSelf && !isHere) this.#depart(statuses, isRoomGone);
    this.occupantsChanged.ring();
  }

  #arrive(occupant: Occupant, statuses: ReadonlySet<string>): void {
    // The room was gone, and this made another.
    if (statuses.has('201')) return this.#destroyAccident();
    this.#nick = occupant.nick;
    this.#myOccupantId = occupant.occupantId;
    this.#setStanding(occupant.mucRole);
    this.#entering?.settle();
  }

  #depart(statuses: ReadonlySet<string>, isRoomGone: boolean): void {
    if (this.#gone) return this.#gone();
    if (isRoomGone) return this.#close(createNotFound(this.roomId));
    const isRemoved = REMOVED.some((status) => statuses.has(status)) && !statuses.has(BY_ERROR);
    if (isRemoved) this.#close(new RoompaneError('room/removed', { data: { roomId: this.roomId } }));
    else if (!statuses.has('303')) this.#enterAgain();
  }

  #destroyAccident(): void {
    const build = (iq: Builder): Builder => iq.c('query', { xmlns: NS.MUC_OWNER }).c('destroy');
    // Who may not destroy it did not make it.
    void this.#line.request({ type: 'set', to: this.roomId, build }).catch(() => {});
    this.#entering?.settle(createNotFound(this.roomId));
  }

  #setStanding(mucRole: string): void {
    const { kind } = this.info;
    const standing = { person: this.#options.me, role: toRole(mucRole, kind), canPost: mayPost(mucRole) };
    const hasChanged = JSON.stringify(standing) !== JSON.stringify(this.#standing);
    this.#standing = standing;
    if (hasChanged && !this.#entering) this.#options.changed({ standing });
  }

  async #refresh(): Promise<void> {
    const details = await readDetails(this.#line, this.roomId).catch(() => undefined);
    if (!details || this.#left.signal.aborted) return;
    const hasChanged = JSON.stringify(details.info) !== JSON.stringify(this.info);
    this.#details = details;
    if (hasChanged) this.#options.changed({ info: details.info });
    const own = this.#occupants.get(this.#nick);
    if (own) this.#setStanding(own.mucRole);
    this.occupantsChanged.ring();
  }

  #close(reason: RoompaneError): void {
    this.#left.abort();
    this.#options.closed(reason);
  }
}
