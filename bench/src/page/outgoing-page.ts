// What runs in the page that measures the way out: rooms with so many add-ins before each post that let it pass, and raw
// ports over which the same draft goes there and back, one after another.
import { type HostRoom, joinRoom, mountAddin } from '@roompane/host';
import { createDraft } from '@roompane/protocol';
import { MemoryProvider } from '../contestants/roompane/memory-provider.ts';
import { createFrame, FrameControl, told } from './bench-frame.ts';
import type { Answers } from './questions.ts';
import { RoomLog } from './room-log.ts';
import { silenceConsole } from './silence-console.ts';

export interface OpenOutgoing {
  readonly addinUrl: string;
  readonly rawUrl: string;
  readonly isOpaque: boolean;
  /** Add-ins before a post: a room for each count. */
  readonly counts: readonly number[];
}

const body = { text: 'Sell 3 m EUR/USD at 1.08622, good for one minute.', spans: [] };

async function eachTimed(count: number, act: () => Promise<unknown>): Promise<readonly number[]> {
  const timesMs: number[] = [];
  for (let done = 0; done < count; done++) {
    const startMs = performance.now();
    await act();
    timesMs.push(performance.now() - startMs);
  }
  return timesMs;
}

/** There and back. */
function echo(port: MessagePort, draft: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
    port.postMessage(draft);
  });
}

export class OutgoingPage {
  readonly #rooms = new Map<number, HostRoom>();
  readonly #raw: MessagePort[] = [];
  #addin: FrameControl | undefined;

  constructor() {
    silenceConsole();
  }

  async open({ addinUrl, rawUrl, isOpaque, counts }: OpenOutgoing): Promise<void> {
    const log = new RoomLog();
    for (const event of log.compose(100)) log.append(event);
    for (const count of counts) {
      const room = await joinRoom(new MemoryProvider(log), 'desk');
      this.#rooms.set(count, room);
      for (let index = 0; index < count; index++) await this.#mount(room, addinUrl, isOpaque);
    }
    for (let index = 0; index < Math.max(...counts); index++) await this.#mountRaw(rawUrl, isOpaque);
  }

  /** Milliseconds of each of `times` posts into the room with `count` add-ins. */
  post(count: number, times: number): Promise<readonly number[]> {
    const room = this.#rooms.get(count);
    if (!room) throw new Error(`No room has ${count} add-ins`);
    return eachTimed(times, async () => {
      const { type } = await room.post({ body });
      if (type !== 'posted') throw new Error(`A post was ${type}`);
    });
  }

  /** Milliseconds of each of `times` ways of a draft over `count` raw ports, there and back, one after another. */
  raw(count: number, times: number): Promise<readonly number[]> {
    const ports = this.#raw.slice(0, count);
    return eachTimed(times, async () => {
      const draft = createDraft({ body }, 'key');
      for (const port of ports) await echo(port, { checkId: '1', draft });
    });
  }

  /** Milliseconds of each of `count` calls of an add-in. */
  calls(count: number): Promise<Answers['calls']> {
    if (!this.#addin) throw new Error('No add-in is open');
    return this.#addin.ask({ type: 'calls', count });
  }

  async #mount(room: HostRoom, url: string, isOpaque: boolean): Promise<void> {
    const frame = createFrame(isOpaque);
    const ready = told(frame, 'bench/ready');
    const manifest = { id: 'bench', name: 'Bench', version: '1.0.0', entry: url, requires: [] };
    const grants = ['messages/read', 'outgoing/intercept'] as const;
    const appearance = { theme: 'light', density: 'comfortable', locale: 'en', direction: 'ltr' } as const;
    mountAddin({ room, frame, manifest, grants, appearance, ownOrigin: !isOpaque });
    await ready;
    this.#addin ??= new FrameControl(frame);
  }

  async #mountRaw(url: string, isOpaque: boolean): Promise<void> {
    const frame = createFrame(isOpaque);
    const port = new Promise<MessagePort>((resolve) => {
      const heard = new AbortController();
      const listen = ({ source, ports }: MessageEvent): void => {
        if (source !== frame.contentWindow || !ports[0]) return;
        heard.abort();
        resolve(ports[0]);
      };
      addEventListener('message', listen, heard);
    });
    frame.src = url;
    this.#raw.push(await port);
  }
}
