// What runs in the page that measures provider-local: the browser's own IndexedDB, under the host as a client has it.
import { type HostRoom, joinRoom } from '@roompane/host';
import type { Person, ProviderRoom } from '@roompane/protocol';
import { createLocalProvider, createSpeakers, type LocalProvider, saveRoom } from '@roompane/provider-local';

const me: Person = { id: 'sam', name: 'Sam', kind: 'user' };
const speaker: Person = { id: 'rates-bot', name: 'Rates bot', kind: 'bot' };
const info = { id: 'desk', title: 'FX desk', description: '', kind: 'regular', privacy: 'open' } as const;
const PAGE_EVENTS = 50;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await act();
  return performance.now() - startMs;
}

export class StorePage {
  #provider: LocalProvider | undefined;
  #room: HostRoom | undefined;
  #places: string[] = [];
  /** The same room without the host: reading on is the provider's alone. */
  #reading: ProviderRoom | undefined;
  #cursors: string[] = [];

  /** Makes a deployment whose room has `count` messages, and joins it. */
  async seed(count: number): Promise<void> {
    const databaseName = `bench-${count}`;
    await saveRoom({ databaseName }, { info, members: [{ person: me, role: 'member' }] });
    using speakers = createSpeakers({ databaseName }, { roomId: info.id });
    for (let said = 0; said < count; said += 1_000) {
      const lines = Array.from({ length: Math.min(1_000, count - said) }, (_, index) => ({
        author: speaker,
        draft: {
          kind: 'regular' as const,
          importance: 'normal' as const,
          body: { text: `EUR/USD 1.08412 / 1.08419, 3 m each way, line ${said + index}`, spans: [] },
          key: `line-${said + index}`,
        },
      }));
      await speakers.say(lines);
    }
    this.#provider = createLocalProvider({ me, databaseName });
    await this.#provider.connect();
    this.#room = await joinRoom(this.#provider, info.id);
    this.#reading = await this.#provider.join(info.id);
    const pages: string[][] = [];
    for await (const { start, events } of this.#room.messages.history({ limit: 256 })) {
      this.#places.push(start);
      pages.unshift(events.map(({ cursor }) => cursor));
    }
    this.#cursors = pages.flat();
  }

  newest(): Promise<number> {
    return timed(() => this.#joined().messages.latest({ limit: PAGE_EVENTS }));
  }

  /** `share` of the way from the newest to the oldest. */
  anywhere(share: number): Promise<number> {
    const before = this.#places[Math.floor(share * (this.#places.length - 1))];
    if (before === undefined) throw new Error('The room is empty.');
    return timed(() => this.#joined().messages.older({ before, limit: PAGE_EVENTS }));
  }

  /** Reads on up to `share` of the way from the oldest to the newest, and learns what is unread then. */
  async unread(share: number): Promise<number> {
    const reading = this.#reading;
    const at = Math.floor(share * (this.#cursors.length - 1));
    const upTo = this.#cursors[at];
    if (!reading || upTo === undefined) throw new Error('Nothing is seeded.');
    const timeMs = await timed(() => reading.markRead(upTo));
    const { count } = reading.unread;
    if (count !== this.#cursors.length - 1 - at) throw new Error(`${count} are unread.`);
    return timeMs;
  }

  /** Through the gate and onto the disk. */
  post(): Promise<number> {
    return timed(async () => {
      const { type } = await this.#joined().post({ body: 'Done at 12, thanks.' });
      if (type !== 'posted') throw new Error(`The post was ${type}.`);
    });
  }

  async join(): Promise<number> {
    if (!this.#provider) throw new Error('Nothing is seeded.');
    const provider = this.#provider;
    await this.#joined().leave();
    return timed(async () => {
      this.#room = await joinRoom(provider, info.id);
    });
  }

  #joined(): HostRoom {
    if (!this.#room) throw new Error('Nothing is seeded.');
    return this.#room;
  }
}
