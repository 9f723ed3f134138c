import {
  type Clock,
  foldRoster,
  LIMITS,
  type ProviderRoom,
  type RoompaneError,
  type RosterEntry,
  type RosterEvent,
  type RosterSnapshotEvent,
} from '@roompane/protocol';
import { EventRing } from './event-ring.ts';
import { followStream } from './follow-stream.ts';
import type { Source } from './pulled-stream.ts';

export interface RosterFeedOptions {
  readonly clock: Clock;
  /** Ends the feed. */
  readonly signal: AbortSignal;
  /** Called once when the provider refuses the roster for good. */
  readonly onEnd: (reason: RoompaneError) => void;
}

/**
 * The one roster stream of a room, shared by all who read it; it begins with the first of them. A reader who stops asking
 * gets the roster whole when it asks again: only the latest state counts. @spec PR6
 */
export class RosterFeed {
  readonly #room: ProviderRoom;
  readonly #options: RosterFeedOptions;
  readonly #ring = new EventRing<RosterEvent>(LIMITS.batchEvents);
  readonly #listeners = new Set<(event: RosterEvent) => void>();
  #entries: ReadonlyMap<string, RosterEntry> = new Map();
  #count = 0;
  #isTruncated = false;
  #isKnown = false;
  #isFollowing = false;

  constructor(room: ProviderRoom, options: RosterFeedOptions) {
    this.#room = room;
    this.#options = options;
  }

  /** The roster as it stands; `undefined` until the provider has said. */
  get snapshot(): RosterSnapshotEvent | undefined {
    if (!this.#isKnown) return undefined;
    const entries = [...this.#entries.values()].slice(0, LIMITS.rosterPeople);
    const isTruncated = this.#isTruncated || entries.length < this.#entries.size;
    return { type: 'snapshot', entries, count: this.#count, isTruncated };
  }

  /** Snapshots and deltas from the call on; read {@link RosterFeed.snapshot} first. */
  listen(listener: (event: RosterEvent) => void, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
    this.#start();
  }

  /** A reader of its own place: the roster whole at first and whenever it fell behind, deltas otherwise. */
  createReader(): Source<RosterEvent> {
    let number: number | undefined;
    const takeReady = (): RosterEvent | undefined => {
      if (number !== undefined && number >= this.#ring.base) {
        const [event] = this.#ring.slice(number, 1);
        if (event) number++;
        return event;
      }
      const { snapshot } = this;
      if (snapshot) number = this.#ring.end;
      return snapshot;
    };
    const pull = async (signal: AbortSignal): Promise<RosterEvent | undefined> => {
      this.#start();
      for (let event = takeReady(); !signal.aborted; event = takeReady()) {
        if (event) return event;
        await this.#ring.wait(signal);
      }
      return undefined;
    };
    return { takeReady, pull };
  }

  get #isTooLarge(): boolean {
    return this.#entries.size > LIMITS.rosterPeople;
  }

  #start(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    void this.#follow();
  }

  async #follow(): Promise<void> {
    const { signal, clock, onEnd } = this.#options;
    const open = () => this.#room.roster({ signal });
    const error = await followStream(open, { take: (event) => this.#take(event), clock, signal });
    if (error) onEnd(error);
  }

  #take(event: RosterEvent): void {
    const wasTooLarge = this.#isTooLarge;
    this.#entries = foldRoster(this.#entries, event);
    this.#count = event.count;
    if (event.type === 'snapshot') {
      this.#isKnown = true;
      this.#isTruncated = event.isTruncated;
    }
    // Who follows the room learns as who comes now that it is too large to list, or no longer.
    const told = (wasTooLarge !== this.#isTooLarge && this.snapshot) || event;
    this.#ring.push(told);
    for (const listener of [...this.#listeners]) listener(told);
  }
}
