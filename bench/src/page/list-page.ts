// What runs in the page that measures the message list: the element as a client has it, over a room of the host in memory.
import '@roompane/elements/define';
import { joinRoom } from '@roompane/host';
import { MemoryProvider } from '../contestants/roompane/memory-provider.ts';
import { LongLog } from './long-log.ts';

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

export class ListPage {
  readonly #log: LongLog;
  readonly #provider: MemoryProvider;

  /** A room of `count` messages. */
  constructor(count: number) {
    this.#log = new LongLog(count);
    this.#provider = new MemoryProvider(this.#log);
  }

  /** Shows the room, at its newest. */
  async show(): Promise<void> {
    const list = document.createElement('room-messages');
    list.style.cssText = 'width: 640px; height: 600px';
    Object.assign(list, { room: await joinRoom(this.#provider, 'desk') });
    document.body.append(list);
    for (let frame = 0; frame < 30; frame++) await nextFrame();
  }

  mark(): void {
    performance.mark('bench/page');
  }

  /** Scrolls up by `stepPx` in each of `frames` frames. Gives the distance that it came. */
  async scroll(frames: number, stepPx: number): Promise<number> {
    const scroller = this.#scroller();
    let wayPx = 0;
    for (let frame = 0; frame < frames; frame++) {
      await nextFrame();
      const beforePx = scroller.scrollTop;
      scroller.scrollTop -= stepPx;
      wayPx += beforePx - scroller.scrollTop;
    }
    return wayPx;
  }

  /** Lets `perSecond` messages a second arrive for so many frames. */
  async receive(frames: number, perSecond: number): Promise<void> {
    let startMs: number | undefined;
    let arrived = 0;
    for (let frame = 0; frame < frames; frame++) {
      const nowMs = await nextFrame();
      startMs ??= nowMs;
      const due = Math.floor(((nowMs - startMs) * perSecond) / 1_000) - arrived;
      for (const event of this.#log.compose(due)) this.#log.append(event);
      arrived += due;
      this.#provider.room.ring();
    }
  }

  /** Elements in the document, those in shadow trees included. */
  countElements(root: ParentNode = document): number {
    const all = [...root.querySelectorAll('*')];
    return all.reduce((count, { shadowRoot }) => count + 1 + (shadowRoot ? this.countElements(shadowRoot) : 0), 0);
  }

  #scroller(): Element {
    const scroller = find(document);
    if (!scroller) throw new Error('Nothing here scrolls.');
    return scroller;
  }
}

/** The first element that scrolls, in the document or a shadow tree. */
function find(root: ParentNode): Element | undefined {
  for (const element of root.querySelectorAll('*')) {
    const isLarger = element.scrollHeight > element.clientHeight + 100;
    if (isLarger && /auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
    const inside = element.shadowRoot && find(element.shadowRoot);
    if (inside) return inside;
  }
  return undefined;
}
