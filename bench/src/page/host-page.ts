// What runs in the host page: it has the room, opens contestants in frames, and emits. Node drives it, block by block.
import type { LogEvent } from '@roompane/protocol';
import type { BenchHost, CreateHost } from './contestant.ts';
import { createFrame, FrameControl, told } from './bench-frame.ts';
import type { Answers, Question } from './questions.ts';
import { RoomLog } from './room-log.ts';
import { silenceConsole } from './silence-console.ts';

/** A contestant that is open, with one frame or several. */
interface Stand {
  readonly log: RoomLog;
  readonly host: BenchHost;
  readonly frames: readonly FrameControl[];
  /** Events that are made and not emitted. */
  next: readonly LogEvent[];
}

export interface OpenOptions {
  readonly contestant: string;
  readonly url: string;
  readonly isOpaque: boolean;
  readonly frames: number;
  /** Events in the log beforehand. */
  readonly events: number;
}

/** One message per task: as they come from a socket. */
function eachInItsTask(count: number, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let done = 0;
    port1.onmessage = () => {
      act();
      if (++done === count) resolve();
      else port2.postMessage(undefined);
    };
    port2.postMessage(undefined);
  });
}

export class HostPage {
  readonly #creators: Readonly<Record<string, CreateHost>>;
  readonly #stands = new Map<string, Stand>();
  readonly #batches: string[] = [];

  constructor(creators: Readonly<Record<string, CreateHost>>) {
    silenceConsole();
    this.#creators = creators;
  }

  /** Opens a contestant under a name and connects all its frames. */
  async open(name: string, { contestant, url, isOpaque, frames: count, events }: OpenOptions): Promise<void> {
    const log = new RoomLog();
    for (const event of log.compose(events)) log.append(event);
    const host = await this.#create(contestant, log);
    const frames: FrameControl[] = [];
    for (let index = 0; index < count; index++) {
      const frame = createFrame(isOpaque);
      const ready = told(frame, 'bench/ready');
      host.mount(frame, { url, isOpaque });
      await ready;
      const control = new FrameControl(frame);
      await control.ask({ type: 'follow' });
      frames.push(control);
    }
    this.#stands.set(name, { log, host, frames, next: [] });
  }

  /** Asks the first frame of a stand. */
  ask<Q extends Question>(name: string, question: Q): Promise<Answers[Q['type']]> {
    const [frame] = this.#stand(name).frames;
    if (!frame) throw new Error(`${name} has no frame`);
    return frame.ask(question);
  }

  /** Makes the next `count` events and tells the frames to look out for them: no part of what is measured. */
  async prepare(name: string, count: number): Promise<void> {
    const stand = this.#stand(name);
    stand.next = stand.log.compose(count);
    const from = stand.log.length + 1;
    await Promise.all(stand.frames.map((frame) => frame.ask({ type: 'expect', from, count })));
  }

  /** Milliseconds from the emission of the first event that was prepared until the last frame has seen the last. */
  async stream(name: string, pace: 'at-once' | 'one-per-task'): Promise<number> {
    const { log, host, frames, next } = this.#stand(name);
    const seen = Promise.all(frames.map((frame) => frame.ask({ type: 'seen' })));
    const rest = next.values();
    const emit = (): void => {
      const { value: event } = rest.next();
      if (!event) return;
      log.append(event);
      host.emit(event);
    };
    const startMs = performance.now();
    if (pace === 'one-per-task') await eachInItsTask(next.length, emit);
    else for (let index = 0; index < next.length; index++) emit();
    const misplaced = await seen;
    const ms = performance.now() - startMs;
    if (misplaced.some((events) => events > 0)) throw new Error(`${name} gave events out of order`);
    return ms;
  }

  /** Notes from now on how large the batches are that any port is given; what is then measured is no time. */
  watchBatches(): void {
    const { prototype } = MessagePort;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the port that it was called on
    const post = prototype.postMessage;
    const batches = this.#batches;
    prototype.postMessage = function (this: MessagePort, ...given: unknown[]): void {
      const [written] = given;
      if (typeof written === 'string' && written.startsWith('{"type":"batch"')) batches.push(written);
      // The platform's own, with what it was given.
      post.apply(this, given as [unknown]);
    };
  }

  /** The most events, and the most characters of them, in one of those batches. */
  largestBatch(): { readonly events: number; readonly chars: number } {
    const sizes = this.#batches.map((written) => {
      // Written by the host itself.
      const { events } = JSON.parse(written) as { readonly events: readonly unknown[] };
      const chars = events.reduce<number>((sum, event) => sum + JSON.stringify(event).length, 0);
      return { events: events.length, chars };
    });
    return {
      events: Math.max(...sizes.map(({ events }) => events)),
      chars: Math.max(...sizes.map(({ chars }) => chars)),
    };
  }

  /** The loop of tasks alone. */
  async idle(count: number): Promise<void> {
    await eachInItsTask(count, () => undefined);
  }

  /** Milliseconds from a frame's address to its first result. */
  async shakeHands({ contestant, url, isOpaque }: Omit<OpenOptions, 'frames' | 'events'>): Promise<number> {
    const log = new RoomLog();
    for (const event of log.compose(10)) log.append(event);
    const host = await this.#create(contestant, log);
    const frame = createFrame(isOpaque);
    const first = told(frame, 'bench/first-result');
    const startMs = performance.now();
    const unmount = host.mount(frame, { url: `${url}?handshake`, isOpaque });
    await first;
    const ms = performance.now() - startMs;
    unmount();
    frame.remove();
    return ms;
  }

  #create(contestant: string, log: RoomLog): BenchHost | Promise<BenchHost> {
    const create = this.#creators[contestant];
    if (!create) throw new Error(`No contestant ${contestant}`);
    return create(log);
  }

  #stand(name: string): Stand {
    const stand = this.#stands.get(name);
    if (!stand) throw new Error(`No stand ${name}`);
    return stand;
  }
}
