// An honest add-in in a page of its own.
import { connect, type ConnectOptions, pass } from '@roompane/addin';
import { rooms } from '@roompane/addin/rooms';
// Taken from its file: a frame loads what it needs, and not the host with it.
import { AddinActs } from '../../../testing/src/session/addin-acts.ts';
import { type PageWatch, watchPage } from '../../../testing/src/session/page-watch.ts';
import { time } from './manual-time.ts';

/** What an add-in can do to its own page beside being in a room. */
export class HonestPage extends AddinActs {
  readonly #watch: PageWatch = watchPage();
  #arrivals = 0;
  #arrived: (() => void) | undefined;

  constructor() {
    super({ connect, enter: (room, roomId) => rooms(room).get(roomId), advance: (ms) => time.advance(ms) });
  }

  /** Connects through a second copy of the package; tells whether the room is the first one's. */
  async connectByCopy(options: ConnectOptions = {}): Promise<boolean> {
    const path = '/packages/addin/src/connect.ts?copy=2';
    const copy = (await import(path)) as { connect: typeof connect };
    const room = await copy.connect(options);
    return copy.connect !== connect && room === (await connect(options));
  }

  /** Lets an interceptor and then the room go by leaving their block. */
  async leaveBlock(): Promise<void> {
    using room = await connect();
    using _filter = await room.outgoing.intercept(() => pass());
  }

  /** What went wrong in this page so far. */
  harm(): readonly string[] {
    return this.#watch.harm;
  }

  /** From here on arrivals on the page's ports are counted. Call it before `connect`. */
  countArrivals(): void {
    const count = (): void => {
      this.#arrivals++;
      this.#arrived?.();
    };
    const Original = globalThis.MessageChannel;
    globalThis.MessageChannel = class extends Original {
      constructor() {
        super();
        this.port1.addEventListener('message', count);
      }
    };
  }

  /** Resolves when something has arrived since `countArrivals`. */
  arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#arrived = resolve;
      if (this.#arrivals > 0) resolve();
    });
  }

  /** Rewrites the fragment, as a hash router does. */
  route(fragment: string): void {
    history.replaceState(null, '', `#${fragment}`);
  }

  fragment(): string {
    return location.hash;
  }

  reload(): void {
    location.reload();
  }

  go(address: string): void {
    location.href = address;
  }
}
