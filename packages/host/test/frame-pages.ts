import { expect } from '@open-wc/testing';
import type { HostRoom, MountOptions } from '@roompane/host';
import type { LiveEvent, Outcome } from '@roompane/protocol';
import { type ManualClock, tellFrame, whenServed } from '@roompane/testing';
import { addinOrigin } from 'virtual:two-sites';
import { nextTask } from '../src/room/next-task.ts';
import type { Order, ReadingPage, Report } from './frames/reading-page.ts';
import { manifestOf, type Mounted, mountPage } from './mounted.ts';
import type { Page, PageOptions, Pages, ReaderAct, ReaderStart, ReaderView } from './session-model/pages.ts';
import { HeldPort } from './stages/held-port.ts';
import { readingPage } from './stages/pages.ts';

/** A frame with an add-in that is mounted beside a room. */
interface Place extends Mounted {
  readonly room: HostRoom;
  /** Of the session with the document that said hello last. */
  port: HeldPort | undefined;
}

export interface FramePagesOptions extends Pick<MountOptions, 'ownOrigin'> {
  readonly clock: ManualClock;
}

/** Pages in frames on another site, mounted as a client mounts them. The clock of each frame stands still but for {@link Page.pass}. */
export class FramePages implements Pages {
  readonly #options: FramePagesOptions;
  #reloads = 0;

  constructor(options: FramePagesOptions) {
    this.#options = options;
  }

  async load({ former, start, ...options }: PageOptions): Promise<Page> {
    const place = former instanceof FramePage ? await this.#reload(former, options.room) : undefined;
    const page = new FramePage(place ?? (await this.#mount(options)));
    const origin = await page.begin(start);
    expect(origin).to.equal(this.#options.ownOrigin ? addinOrigin : 'null');
    return page;
  }

  nextTask(): Promise<void> {
    return nextTask();
  }

  /** Beside the same room the frame stays: its page loads itself anew, or the host does. Else it goes. */
  async #reload({ place }: FramePage, room: HostRoom): Promise<Place | undefined> {
    if (place.room !== room) {
      leave(place);
      return undefined;
    }
    place.port?.close();
    place.port = undefined;
    const served = whenServed(place.frame);
    if (this.#reloads++ % 3 > 1) place.session.reload();
    else void tellFrame<ReadingPage>(place.frame)('reload');
    await served;
    return place;
  }

  async #mount({ id, room, grants }: Omit<PageOptions, 'start' | 'former'>): Promise<Place> {
    const { clock, ownOrigin } = this.#options;
    const wrapLink: MountOptions['wrapLink'] = (link) => (place.port = new HeldPort(link)).pair.host;
    const manifest = manifestOf(readingPage, id);
    const mounted = mountPage({ room, clock }, readingPage, { manifest, grants, ownOrigin, wrapLink });
    const place: Place = { ...mounted, room, port: undefined };
    await mounted.served;
    return place;
  }
}

class FramePage implements Page {
  readonly place: Place;
  readonly #port: HeldPort | undefined;
  readonly #seen: LiveEvent[] = [];
  readonly #outcomes: Outcome[] = [];
  #report: Report | undefined;
  /** Strings that had gone to the page when it was told something last. */
  #crossed = 0;

  constructor(place: Place) {
    this.place = place;
    this.#port = place.port;
  }

  get view(): ReaderView {
    if (!this.#report) throw new Error('Nothing has begun.');
    return { ...this.#report, seen: this.#seen, outcomes: this.#outcomes };
  }

  get session(): Page['session'] {
    return this.place.session;
  }

  get underway(): number {
    return this.#port?.pair.underway ?? 0;
  }

  /** Gives the origin of the page. */
  async begin(start: ReaderStart): Promise<string> {
    const origin = await tellFrame<ReadingPage>(this.place.frame)('begin', start);
    await this.#ask({});
    return origin;
  }

  deliver(): boolean {
    return this.#port?.pair.deliver() ?? false;
  }

  tell(act: ReaderAct): Promise<void> {
    return this.#ask({ act });
  }

  async settled(): Promise<void> {
    if (this.#port && this.#port.crossed > this.#crossed) await this.#ask({});
  }

  pass(passMs: number): Promise<void> {
    return this.#ask({ passMs });
  }

  remove(): void {
    leave(this.place);
  }

  /** What the page has sent by then is under way when this resolves. */
  async #ask(order: Omit<Order, 'arrivals'>): Promise<void> {
    const arrivals = this.#port?.crossed ?? 0;
    this.#crossed = arrivals;
    const report = await tellFrame<ReadingPage>(this.place.frame)('obey', { ...order, arrivals });
    await this.#port?.heard(report.sent);
    this.#seen.push(...report.seen);
    this.#outcomes.push(...report.outcomes);
    this.#report = report;
  }
}

function leave({ frame, session, port }: Place): void {
  session.close();
  port?.close();
  frame.remove();
}
