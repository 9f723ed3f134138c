import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { type HostRoom, joinRoom } from '@roompane/host';
import {
  type Cursor,
  type LogEvent,
  MessageFold,
  type Message,
  type Person,
  type RoomProvider,
} from '@roompane/protocol';
import { FakeDeployment, LineConditions, ManualClock, withLine } from '@roompane/testing';
import type { Act } from './acts.ts';
import { judge } from './judge.ts';
import { STATE_NAMES, stateStreams } from './known-states.ts';
import { ReadingAddin } from './reading-addin.ts';

const ROOM = 'fx';
const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };
const tom: Person = { id: 'tom', name: 'Tom Akers', kind: 'user' };
const MOST_ADDINS = 4;
/** Whatever is under way has come to its end by then, with the longest pause of a retry in between. */
const MOST_ROUNDS = 60;
const LONGEST_PAUSE_MS = 31_000;

/** What a run came to. */
export interface RunReport {
  readonly events: number;
  readonly addins: number;
  /** Of all add-ins, each said by a `gap`. */
  readonly holes: number;
}

interface Client {
  readonly clock: ManualClock;
  readonly deployment: FakeDeployment;
  readonly line: LineConditions;
  readonly provider: RoomProvider;
  readonly room: HostRoom;
}

/** A chat server, a line, a client in one of its rooms, and the add-ins beside it. */
export class World {
  readonly #client: Client;
  readonly #addins: ReadingAddin[] = [];
  /** Every event as it was when it happened. */
  readonly #told = new Map<Cursor, LogEvent>();
  readonly #fold = new MessageFold();
  /** Told of what an add-in was when an act came to it. */
  readonly #count: (state: string, act: string) => void;
  #room: HostRoom;
  #isJoining = false;
  #said = 0;
  #visits = 0;

  static async open(count: (state: string, act: string) => void): Promise<World> {
    const clock = new ManualClock();
    const deployment = new FakeDeployment({ clock });
    deployment.addRoom({ id: ROOM, roles: { sam: 'manager', priya: 'member' } });
    const line = new LineConditions();
    const provider = withLine(await deployment.connect(sam), line, { clock });
    const room = await joinRoom(provider, ROOM, { clock });
    const world = new World({ clock, deployment, line, provider, room }, count);
    world.#come();
    return world;
  }

  private constructor(client: Client, count: (state: string, act: string) => void) {
    this.#client = client;
    this.#room = client.room;
    this.#count = count;
  }

  async play(act: Act): Promise<void> {
    await this.#perform(act);
    this.#takeNews();
  }

  /** All that was wrong is put right, and everybody reads to the end. Rejects where a reader does not get there. */
  async finish(): Promise<RunReport> {
    const { clock, deployment, line } = this.#client;
    line.latencyMs = 0;
    line.isOffline = false;
    deployment.repairLine(ROOM);
    for (const addin of this.#addins) {
      addin.suspend(false);
      addin.grant(true);
      addin.want(Infinity);
    }
    this.#say(1, 3);
    for (let round = 0; round < MOST_ROUNDS && !this.#areAllCaughtUp(); round++) {
      if (this.#room.signal.aborted) this.#rejoin();
      for (const addin of this.#addins) if (!addin.canBeHeard) addin.load(this.#room);
      await this.#settle();
      clock.advance(LONGEST_PAUSE_MS);
    }
    // States come by streams of their own, which may have had to begin anew.
    for (let round = 0; round < 3; round++) {
      await this.#settle();
      clock.advance(LONGEST_PAUSE_MS);
    }
    await this.#settle();
    await this.#checkStates();
    return this.#judge();
  }

  /** Everybody goes. Rejects where somebody left a timer behind. */
  async close(): Promise<void> {
    for (const addin of this.#addins) addin.end();
    await this.#room.leave();
    await this.#client.provider.disconnect();
    await setImmediate();
    assert.equal(this.#client.clock.pending, 0, 'timers that outlive their session');
  }

  async #perform(act: Act): Promise<void> {
    const { clock, deployment, line } = this.#client;
    switch (act.do) {
      case 'say':
        return this.#say(act.count, act.chars);
      case 'edit':
      case 'redact':
      case 'react':
        return this.#change(act);
      case 'offline':
      case 'online':
        line.isOffline = act.do === 'offline';
        return;
      case 'break':
        return deployment.breakLine(ROOM);
      case 'repair':
        return deployment.repairLine(ROOM);
      case 'enter':
      case 'depart':
        return this.#visit(act.do === 'enter');
      case 'type':
        return deployment.type(ROOM, act.who > 0 ? priya : tom, act.isTyping);
      case 'lose':
        return deployment.loseEvents(ROOM);
      case 'forget':
        return deployment.forget(ROOM, act);
      case 'kick':
        return deployment.remove(ROOM, sam.id);
      case 'latency':
        line.latencyMs = act.ms;
        return;
      case 'pass':
        if (this.#room.signal.aborted) this.#rejoin();
        return clock.advance(act.ms);
      case 'settle':
        return this.#settle();
      case 'come':
        if (this.#addins.length < MOST_ADDINS) this.#come();
        return;
      default:
        return this.#tellAddin(act);
    }
  }

  async #tellAddin(act: Extract<Act, { which: number }>): Promise<void> {
    const addin = this.#addins[act.which % this.#addins.length];
    if (!addin) return;
    this.#count(addin.state, act.do);
    switch (act.do) {
      case 'want':
        return addin.want(act.count);
      case 'deliver':
        return addin.deliver(act.count);
      case 'post':
        return addin.post();
      case 'read':
        return addin.markRead();
      case 'suspend':
        return addin.suspend(!addin.isSuspended);
      case 'crash':
        return addin.crash();
      case 'leave':
        return addin.leave();
      case 'reload':
        return addin.load(this.#room);
      case 'stop':
        return addin.stop();
      case 'revoke':
      case 'grant':
        return addin.grant(act.do === 'grant');
    }
  }

  #say(count: number, chars: number): void {
    for (let left = count; left > 0; left--) {
      this.#client.deployment.say(ROOM, priya, { body: `${this.#said++} `.padEnd(chars, '.') });
    }
  }

  #change({ do: change, message: place, by }: Extract<Act, { message: number }>): void {
    const { messages } = this.#fold;
    const message = messages[place % messages.length];
    if (!message || message.isRedacted) return;
    const addin = by === undefined ? undefined : this.#addins[by % this.#addins.length];
    if (addin) addin.change(change, message);
    else this.#changeFromElsewhere(change, message);
  }

  #changeFromElsewhere(change: 'edit' | 'redact' | 'react', { id, author }: Message): void {
    const { deployment } = this.#client;
    if (change === 'edit') deployment.say(ROOM, author, { body: `edit ${this.#said++}`, edits: id });
    else if (change === 'redact') deployment.redact(ROOM, author, id);
    else deployment.react(ROOM, priya, { messageId: id, reaction: '👍', isOn: this.#said++ % 3 > 0 });
  }

  #come(): void {
    const addin = new ReadingAddin(`addin ${this.#addins.length}`, this.#client.clock);
    this.#addins.push(addin);
    addin.load(this.#room);
  }

  /** The client enters the room again, and its add-ins with it. While the line is down it cannot, and tries again. */
  #rejoin(): void {
    if (this.#isJoining) return;
    this.#isJoining = true;
    const join = async (): Promise<void> => {
      this.#room = await joinRoom(this.#client.provider, ROOM, { clock: this.#client.clock });
      for (const addin of this.#addins) addin.load(this.#room);
    };
    // What failed is tried again when some time has passed.
    join()
      .catch(() => undefined)
      .finally(() => (this.#isJoining = false));
  }

  /** Whatever is under way arrives, as far as no time has to pass for it. */
  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < 4; quiet++) {
      for (const addin of this.#addins) {
        if (addin.underway > 0) quiet = 0;
        await addin.deliver(Infinity);
      }
      await setImmediate();
    }
  }

  #takeNews(): void {
    const news = this.#client.deployment.log(ROOM).slice(this.#told.size);
    for (const event of news) this.#told.set(event.cursor, event);
    this.#fold.append(news);
  }

  #areAllCaughtUp(): boolean {
    const last = this.#client.deployment.log(ROOM).at(-1)?.cursor;
    return this.#addins.every((addin) => addin.cursor === last);
  }

  /** Somebody who is elsewhere comes into the room, or goes. */
  #visit(isComing: boolean): void {
    const { deployment } = this.#client;
    if (isComing) deployment.enter(ROOM, tom);
    else if (this.#visits > 0) deployment.leave(ROOM, tom);
    this.#visits = Math.max(0, this.#visits + (isComing ? 1 : -1));
  }

  /** What each add-in knows of a state is what the client's own page does. */
  async #checkStates(): Promise<void> {
    for (const name of STATE_NAMES) {
      const { open, fold } = stateStreams[name];
      const over = new AbortController();
      for await (const event of open(this.#room, over.signal)) {
        const state = fold(undefined, event);
        for (const addin of this.#addins) assert.deepEqual(addin.knownOf(name), state, name);
        break;
      }
      over.abort();
    }
    for (const addin of this.#addins) assert.deepEqual(addin.faults, []);
  }

  #judge(): RunReport {
    this.#takeNews();
    const log = this.#client.deployment.log(ROOM);
    const keys = log.flatMap((event) => (event.type === 'posted' ? (event.message.key ?? []) : []));
    assert.equal(new Set(keys).size, keys.length, 'a post twice');
    const posted = new Set(log.map((event) => (event.type === 'posted' ? event.message.id : '')));
    let holes = 0;
    for (const addin of this.#addins) {
      holes += judge(addin.seen, { log, told: this.#told }).count;
      for (const outcome of addin.outcomes)
        assert.ok(outcome.type !== 'posted' || posted.has(outcome.message.id), 'a post that is not there');
    }
    return { events: log.length, addins: this.#addins.length, holes };
  }
}
