import type { HostRoom } from '@roompane/host';
import { type Cursor, type Grant, GRANT_NAMES, type LiveEvent, type Message, type Outcome } from '@roompane/protocol';
import type { StateName } from './known-states.ts';
import type { Page, Pages, ReaderAct, ReaderChange, ReaderView } from './pages.ts';

const withoutReading = GRANT_NAMES.filter((grant) => grant !== 'messages/read' && grant !== 'roster/read');
/** What there is before the first page. */
const unborn: Omit<ReaderView, 'state' | 'known'> = {
  ...{ cursor: undefined, seen: [], outcomes: [], faults: [] },
  wanted: { messages: 0, unread: 0, typing: 0, roster: 0 },
};

/**
 * An add-in beside a room, over all its pages: what each of them was given, what it is told to do, and what happens to it.
 */
export class ReadingAddin {
  readonly #id: string;
  readonly #pages: Pages;
  #page: Page | undefined;
  /** Its page runs: it is neither about to be loaded nor gone. */
  #isThere = false;
  /** Settles when all is done that was begun: one thing at a time. */
  #done = Promise.resolve();
  /** What the pages before were given. */
  readonly #past = { seen: [] as LiveEvent[], outcomes: [] as Outcome[], faults: [] as string[] };
  #mayRead = true;
  #isSuspended = false;
  #posts = 0;

  constructor(id: string, pages: Pages) {
    this.#id = id;
    this.#pages = pages;
  }

  /** What it was given, over all its pages. */
  get seen(): readonly LiveEvent[] {
    return [...this.#past.seen, ...(this.#page?.view.seen ?? [])];
  }

  get outcomes(): readonly Outcome[] {
    return [...this.#past.outcomes, ...(this.#page?.view.outcomes ?? [])];
  }

  /** What went wrong that must not: anything but a coded error. */
  get faults(): readonly string[] {
    return [...this.#past.faults, ...(this.#page?.view.faults ?? [])];
  }

  /** The place of the last event. */
  get cursor(): Cursor | undefined {
    return this.#page?.view.cursor;
  }

  /** How it stands, in a word. */
  get state(): string {
    if (!this.#page || !this.#isThere) return 'gone';
    return this.#isSuspended ? 'suspended' : this.#page.view.state;
  }

  /** Strings that may arrive. */
  get underway(): number {
    return this.#isRunning ? (this.#page?.underway ?? 0) : 0;
  }

  get canBeHeard(): boolean {
    return this.#isThere && this.#page?.view.state !== 'ended';
  }

  get isSuspended(): boolean {
    return this.#isSuspended;
  }

  /** What its page knows of a state. */
  knownOf(name: StateName): unknown {
    return this.#page?.view.known[name];
  }

  /** Its page is loaded anew beside `room`, whatever became of the last one. */
  load(room: HostRoom): Promise<void> {
    return this.#inTurn(() => this.#load(room));
  }

  /** The page is gone, and nobody is told. */
  crash(): Promise<void> {
    return this.#inTurn(() => this.#end());
  }

  /** The page says bye before it goes. */
  async leave(): Promise<void> {
    await this.#tell({ do: 'bye' });
    await this.deliver(Infinity);
    await this.crash();
  }

  /** The page stands still, or goes on: nothing arrives, and nothing runs. */
  suspend(isSuspended: boolean): Promise<void> {
    return this.#inTurn(() => {
      this.#isSuspended = isSuspended;
      return this.#page?.tell({ do: 'hold', isHeld: isSuspended });
    });
  }

  grant(mayRead: boolean): Promise<void> {
    return this.#inTurn(() => {
      this.#mayRead = mayRead;
      this.#page?.session.setGrants(this.#grants);
    });
  }

  /** It asks for so many more events, of each of its streams. */
  want(count: number): Promise<void> {
    return this.#tell({ do: 'want', count });
  }

  /** It stops the stream that it reads, and will open another. */
  stop(): Promise<void> {
    return this.#tell({ do: 'stop' });
  }

  post(): Promise<void> {
    return this.#tellAwake({ do: 'post', body: this.#words() });
  }

  /** It says that all that it was given is read. */
  markRead(): Promise<void> {
    return this.#tellAwake({ do: 'mark-read' });
  }

  /** It changes a message as an add-in may; whether it does is the room's to say. */
  change(change: ReaderChange['do'], { id: messageId }: Message): Promise<void> {
    if (change === 'edit') return this.#tellAwake({ do: change, messageId, body: this.#words() });
    if (change === 'redact') return this.#tellAwake({ do: change, messageId });
    return this.#tellAwake({ do: change, messageId, isOn: this.#posts++ % 3 > 0 });
  }

  /** Lets at most so many strings arrive, either way. */
  deliver(count: number): Promise<void> {
    return this.#inTurn(async () => {
      for (let left = count; left > 0 && this.#isRunning && this.#page?.deliver(); left--) await Promise.resolve();
      if (this.#isRunning) await this.#page?.settled();
    });
  }

  pass(ms: number): Promise<void> {
    return this.#inTurn(() => (this.#isThere ? this.#page?.pass(ms) : undefined));
  }

  /** The last page goes, with its session. */
  async end(): Promise<void> {
    await this.crash();
    this.#page?.remove();
  }

  get #grants(): readonly Grant[] {
    return this.#mayRead ? GRANT_NAMES : withoutReading;
  }

  get #isRunning(): boolean {
    return this.#isThere && !this.#isSuspended;
  }

  #words(): string {
    return `${this.#id} ${this.#posts++}`;
  }

  async #load(room: HostRoom): Promise<void> {
    await this.#end();
    const former = this.#page;
    const { cursor, wanted, seen, outcomes, faults } = former?.view ?? unborn;
    this.#past.seen.push(...seen);
    this.#past.outcomes.push(...outcomes);
    this.#past.faults.push(...faults);
    const place = { id: this.#id, room, grants: this.#grants };
    this.#page = await this.#pages.load({ ...place, start: { cursor, wanted }, former });
    this.#isThere = true;
    this.#isSuspended = false;
  }

  async #end(): Promise<void> {
    if (!this.#isThere) return;
    this.#isThere = false;
    await this.#page?.tell({ do: 'end' });
  }

  #tell(act: ReaderAct): Promise<void> {
    return this.#inTurn(() => this.#page?.tell(act));
  }

  /** A page that stands still, or whose session is over, does nothing by itself. */
  #tellAwake(act: ReaderAct): Promise<void> {
    return this.#inTurn(() => (this.canBeHeard && !this.#isSuspended ? this.#page?.tell(act) : undefined));
  }

  #inTurn(act: () => Promise<void> | void): Promise<void> {
    return (this.#done = this.#done.then(act));
  }
}
