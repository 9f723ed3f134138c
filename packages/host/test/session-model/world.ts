import { type HostRoom, joinRoom } from '@roompane/host';
import type { RoomProvider } from '@roompane/protocol';
import { LineConditions, ManualClock, withLine } from '@roompane/testing';
import { expectSame, expectTrue } from '../../../testing/src/suites/expectations.ts';
import type { Act } from './acts.ts';
import { judge } from './judge.ts';
import { STATE_NAMES, stateStreams } from './known-states.ts';
import type { Pages } from './pages.ts';
import { ReadingAddin } from './reading-addin.ts';
import { ROOM, sam, Server } from './server.ts';

const MOST_ADDINS = 4;
/** Whatever is under way has come to its end by then, with the longest pause of a retry in between. */
const MOST_ROUNDS = 60;
const LONGEST_PAUSE_MS = 31_000;
/** More than ever happens. */
const ALL = 1_000_000_000;

/** What a run came to. */
export interface RunReport {
  readonly events: number;
  readonly addins: number;
  /** Of all add-ins, each said by a `gap`. */
  readonly holes: number;
}

export interface WorldOptions {
  /** Where the pages of the add-ins are, for a client with this clock. */
  readonly pages: (clock: ManualClock) => Pages;
  /** Told of what an add-in was when an act came to it. */
  readonly count: (state: string, act: string) => void;
}

interface Client {
  readonly clock: ManualClock;
  readonly server: Server;
  readonly line: LineConditions;
  readonly provider: RoomProvider;
  readonly room: HostRoom;
}

/** A chat server, a line, a client in one of its rooms, and the add-ins beside it. */
export class World {
  readonly #client: Client;
  readonly #addins: ReadingAddin[] = [];
  readonly #pages: Pages;
  readonly #count: WorldOptions['count'];
  #room: HostRoom;
  #isJoining = false;

  /** Plays a life from its beginning to its end. Rejects where something of it is not as it should be. */
  static async live(script: readonly Act[], options: WorldOptions): Promise<RunReport> {
    const clock = new ManualClock();
    const server = new Server(clock);
    const line = new LineConditions();
    const provider = withLine(await server.deployment.connect(sam), line, { clock });
    const room = await joinRoom(provider, ROOM, { clock });
    const world = new World({ clock, server, line, provider, room }, options);
    await world.#come();
    for (const act of script) {
      await world.#perform(act);
      server.takeNews();
    }
    const report = await world.#finish();
    await world.#close();
    return report;
  }

  private constructor(client: Client, { pages, count }: WorldOptions) {
    this.#client = client;
    this.#room = client.room;
    this.#pages = pages(client.clock);
    this.#count = count;
  }

  /** All that was wrong is put right, and everybody reads to the end. Rejects where a reader does not get there. */
  async #finish(): Promise<RunReport> {
    const { server, line } = this.#client;
    line.latencyMs = 0;
    line.isOffline = false;
    server.deployment.repairLine(ROOM);
    for (const addin of this.#addins) {
      await addin.suspend(false);
      await addin.grant(true);
      await addin.want(ALL);
    }
    server.say(1, 3);
    for (let round = 0; round < MOST_ROUNDS && !this.#areAllCaughtUp(); round++) {
      if (this.#room.signal.aborted) this.#rejoin();
      for (const addin of this.#addins) if (!addin.canBeHeard) await addin.load(this.#room);
      await this.#settle();
      await this.#pass(LONGEST_PAUSE_MS);
    }
    // States come by streams of their own, which may have had to begin anew.
    for (let round = 0; round < 3; round++) {
      await this.#settle();
      await this.#pass(LONGEST_PAUSE_MS);
    }
    await this.#settle();
    await this.#checkStates();
    return this.#judge();
  }

  /** Everybody goes. Rejects where somebody left a timer behind. */
  async #close(): Promise<void> {
    for (const addin of this.#addins) await addin.end();
    await this.#room.leave();
    await this.#client.provider.disconnect();
    await this.#pages.nextTask();
    expectSame(this.#client.clock.pending, 0, 'timers that outlive their session');
  }

  async #perform(act: Act): Promise<void> {
    const { server, line } = this.#client;
    const { deployment } = server;
    switch (act.do) {
      case 'say':
        return server.say(act.count, act.chars);
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
        return server.visit(act.do === 'enter');
      case 'type':
        return server.type(act.who, act.isTyping);
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
        return this.#pass(act.ms);
      case 'settle':
        return this.#settle();
      case 'come':
        return this.#addins.length < MOST_ADDINS ? this.#come() : undefined;
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

  async #change({ do: change, message: place, by }: Extract<Act, { message: number }>): Promise<void> {
    const { server } = this.#client;
    const message = server.messageAt(place);
    if (!message) return;
    const addin = by === undefined ? undefined : this.#addins[by % this.#addins.length];
    if (addin) await addin.change(change, message);
    else server.change(change, message);
  }

  #come(): Promise<void> {
    const addin = new ReadingAddin(`addin-${this.#addins.length}`, this.#pages);
    this.#addins.push(addin);
    return addin.load(this.#room);
  }

  async #pass(ms: number): Promise<void> {
    this.#client.clock.advance(ms);
    await Promise.all(this.#addins.map((addin) => addin.pass(ms)));
  }

  /** The client enters the room again, and its add-ins with it. While the line is down it cannot, and tries again. */
  #rejoin(): void {
    if (this.#isJoining) return;
    this.#isJoining = true;
    const join = async (): Promise<void> => {
      this.#room = await joinRoom(this.#client.provider, ROOM, { clock: this.#client.clock });
      for (const addin of this.#addins) void addin.load(this.#room);
    };
    // What failed is tried again when some time has passed.
    join()
      .catch(() => undefined)
      .finally(() => (this.#isJoining = false));
  }

  /** Whatever is under way arrives, as far as no time has to pass for it. */
  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < 4; quiet++) {
      if (this.#addins.some(({ underway }) => underway > 0)) quiet = 0;
      await Promise.all(this.#addins.map((addin) => addin.deliver(Infinity)));
      await this.#pages.nextTask();
    }
  }

  #areAllCaughtUp(): boolean {
    const last = this.#client.server.truth.log.at(-1)?.cursor;
    return this.#addins.every((addin) => addin.cursor === last);
  }

  /** What each add-in knows of a state is what the client's own page does. */
  async #checkStates(): Promise<void> {
    for (const name of STATE_NAMES) {
      const { open, fold, shown } = stateStreams[name];
      const over = new AbortController();
      for await (const event of open(this.#room, over.signal)) {
        const state = shown(fold(undefined, event));
        for (const addin of this.#addins) expectSame(addin.knownOf(name), state, name);
        break;
      }
      over.abort();
    }
    for (const addin of this.#addins) expectSame(addin.faults, [], 'what went wrong');
  }

  #judge(): RunReport {
    const { server } = this.#client;
    server.takeNews();
    const { log } = server.truth;
    const keys = log.flatMap((event) => (event.type === 'posted' ? (event.message.key ?? []) : []));
    expectSame(new Set(keys).size, keys.length, 'a post twice');
    const posted = new Set(log.map((event) => (event.type === 'posted' ? event.message.id : '')));
    let holes = 0;
    for (const addin of this.#addins) {
      holes += judge(addin.seen, server.truth).count;
      for (const outcome of addin.outcomes)
        expectTrue(outcome.type !== 'posted' || posted.has(outcome.message.id), 'a post that is not there');
    }
    return { events: log.length, addins: this.#addins.length, holes };
  }
}
