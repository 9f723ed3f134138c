import { LIMITS, type RoomSignal, type SignalEvent, toLacking } from '@roompane/protocol';
import type { ActedRoom } from './acts/acted-room.ts';
import type { ActStream, Asker, Stretch } from './acts/act.ts';
import { EventRing } from './event-ring.ts';
import { followStream } from './follow-stream.ts';

interface Heard {
  readonly signal: RoomSignal;
  /** Who said it, where that was in this page. */
  readonly by: Asker | undefined;
}

/** What is said on one channel, for as long as somebody in this page listens. */
class Channel {
  readonly ring: EventRing<Heard> = new EventRing<Heard>(LIMITS.signalsKept);
  readonly listeners: Set<(heard: Heard) => void> = new Set<(heard: Heard) => void>();
  /** Streams that are open. */
  readers = 0;

  push(heard: Heard): void {
    this.ring.push(heard);
    for (const listener of [...this.listeners]) listener(heard);
  }
}

/**
 * The signals of a room: one stream of the provider for all add-ins, begun by the first that listens. An add-in hears its
 * own channel alone, and of that what others say; what nobody listens to is kept nowhere. @spec SG1 SG2 SG4
 */
export class SignalFeed {
  readonly #acted: ActedRoom;
  readonly #channels = new Map<string, Channel>();
  readonly #failed = new AbortController();
  #isBegun = false;

  constructor(acted: ActedRoom) {
    this.#acted = acted;
    const { capabilities } = acted.provider;
    if (capabilities.signals !== true) this.#failed.abort(toLacking(capabilities, 'signals'));
  }

  /** Says something in this page too: other panes of the add-in stand in it. */
  echo(signal: Omit<RoomSignal, 'missed'>, by: Asker): void {
    this.#channels.get(by.channel)?.push({ signal: { ...signal, missed: 0 }, by });
  }

  /** What others say on the asker's channel from now on, until the signal aborts. */
  open(asker: Asker, signal: AbortSignal): ActStream<RoomSignal, number> {
    const channel = this.#channels.get(asker.channel) ?? new Channel();
    const { ring, listeners } = channel;
    const begin = ring.end;
    const isOthers = ({ by }: Heard): boolean => by !== asker;
    if (!signal.aborted) {
      this.#channels.set(asker.channel, channel);
      channel.readers++;
      signal.addEventListener('abort', () => this.#leave(asker.channel, channel), { once: true });
      this.#begin();
    }
    const read = (after: number): Stretch<RoomSignal, number> => {
      const from = Math.max(after, ring.base);
      const heard = ring.slice(from, LIMITS.signalsKept * 2);
      const missed = from - after;
      const events = heard
        .map((each, index) => ({ ...each, place: from + index + 1 }))
        .filter(isOthers)
        .map(({ signal: event, place }, index) => ({ event: index === 0 ? { ...event, missed } : event, place }));
      return { events, place: from + heard.length, isLast: true };
    };
    let had = begin;
    const takeReady = (): RoomSignal | undefined => {
      const [first] = read(had).events;
      had = first?.place ?? ring.end;
      return first?.event;
    };
    return {
      start: begin,
      failed: this.#failed.signal,
      listen(listener, options) {
        const hear = (heard: Heard): void => {
          if (isOthers(heard)) listener(heard.signal, ring.end);
        };
        listeners.add(hear);
        options.signal.addEventListener('abort', () => listeners.delete(hear), { once: true });
      },
      read: (after) => Promise.resolve(read(after)),
      createReader: () => ({
        takeReady,
        pull: async (asked) => {
          for (let ready = takeReady(); !asked.aborted; ready = takeReady()) {
            if (ready) return ready;
            this.#failed.signal.throwIfAborted();
            await ring.wait(asked);
          }
          return undefined;
        },
      }),
    };
  }

  #leave(name: string, channel: Channel): void {
    channel.readers--;
    if (channel.readers === 0) this.#channels.delete(name);
  }

  #begin(): void {
    if (this.#isBegun || this.#failed.signal.aborted) return;
    this.#isBegun = true;
    void this.#follow();
  }

  async #follow(): Promise<void> {
    const { room, clock, ended: signal } = this.#acted;
    const take = ({ channel, person: from, data }: SignalEvent): void =>
      this.#channels.get(channel)?.push({ signal: { from, data, missed: 0 }, by: undefined });
    const error = await followStream(() => room.signals({ signal }), { take, clock, signal });
    if (!error) return;
    this.#failed.abort(error);
    for (const { ring } of this.#channels.values()) ring.wake();
  }
}
