import {
  createHostClock,
  createOutbox,
  type HostRoom,
  joinRoom,
  type OutboxEntry,
  type OutboxKeeper,
} from '@roompane/host';
import { FakeDeployment, type FakeProvider } from '@roompane/testing';
import { LineConditions, withLine } from '@roompane/testing/faults';

/** What a test does with a page that has an outbox in this browser. */
export class OutboxPage {
  readonly #line = new LineConditions();
  readonly #deployment = new FakeDeployment();
  #provider: FakeProvider | undefined;
  #room: HostRoom | undefined;
  #outbox: OutboxKeeper | undefined;
  #posted = (): void => undefined;

  /** Comes into the room, with a line or without. */
  async join({ deployment, isOffline }: { readonly deployment: string; readonly isOffline: boolean }): Promise<void> {
    this.#deployment.addRoom({ id: 'room', roles: { sam: 'member' } });
    this.#provider = await this.#deployment.connect({ id: 'sam', name: 'Sam', kind: 'user' });
    this.#provider.afterPost = () => Promise.resolve(this.#posted());
    const outbox = (this.#outbox = createOutbox({ deployment, userId: 'sam' }));
    const provider = withLine(this.#provider, this.#line, { clock: createHostClock() });
    this.#room = await joinRoom(provider, 'room', { outbox });
    this.#line.isOffline = isOffline;
  }

  /** Posts, and waits for nothing. */
  post(text: string): void {
    this.#room?.post({ body: text }).catch(() => undefined);
  }

  /** Posts, and waits until the draft is in the database, not until it is posted. */
  async write(text: string): Promise<void> {
    this.post(text);
    for (let isKept = false; !isKept;) {
      const kept = (await this.#outbox?.store.list('room')) ?? [];
      isKept = JSON.stringify(kept).includes(text);
    }
  }

  /** Resolves with what was posted here, once nothing waits any more. */
  async posted(count: number): Promise<readonly string[]> {
    const texts = (): readonly string[] => (this.#provider?.posts ?? []).map(({ draft }) => draft.body.text);
    while (texts().length < count) await new Promise<void>((resolve) => (this.#posted = resolve));
    await this.#when((entries) => entries.length === 0);
    return texts();
  }

  entries(): readonly OutboxEntry[] {
    return this.#room?.outbox?.entries ?? [];
  }

  reload(): void {
    location.reload();
  }

  #when(isSo: (entries: readonly OutboxEntry[]) => boolean): Promise<readonly OutboxEntry[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (isSo(this.entries())) resolve(this.entries());
      };
      this.#room?.addEventListener('outbox-changed', look);
      look();
    });
  }
}
