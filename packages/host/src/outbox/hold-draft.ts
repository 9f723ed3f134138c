import type { OutboxKeeper } from './create-outbox.ts';

/** Lets a draft go, so that another page may try it. */
export type Release = () => void;

export interface DraftLocks {
  /** Resolves once this page alone has the draft; `undefined` where another has it, unless it shall wait. */
  hold(name: string, options: { readonly wait: boolean; readonly signal: AbortSignal }): Promise<Release | undefined>;
}

/**
 * One Web Lock for each draft, held from its entry to its end: a draft whose page is gone is free. Without Web Locks, as in
 * Node and on pages without https, every draft is free, and two pages may try one: it is still one message, by its key.
 * @spec OB3
 */
export const draftLocks: DraftLocks = {
  hold(name, { wait, signal }) {
    // Node and insecure pages have none, whatever the types say.
    const locks = (globalThis as { navigator?: { locks?: LockManager } }).navigator?.locks;
    if (!locks) return Promise.resolve(() => undefined);
    return new Promise((resolve) => {
      const options: LockOptions = wait ? { signal } : { ifAvailable: true };
      const taken = locks.request(name, options, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((release) => resolve(release));
      });
      taken.catch(() => resolve(undefined));
    });
  },
};

/** The drafts of one room that this page alone may try, until it is over. */
export class HeldDrafts {
  readonly #keeper: Pick<OutboxKeeper, 'name' | 'locks'>;
  readonly #roomId: string;
  readonly #over: AbortSignal;
  readonly #held = new Map<string, Release>();

  constructor(keeper: Pick<OutboxKeeper, 'name' | 'locks'>, { roomId, over }: { roomId: string; over: AbortSignal }) {
    this.#keeper = keeper;
    this.#roomId = roomId;
    this.#over = over;
  }

  /** Is it this page's now? */
  async hold(key: string, { wait }: { readonly wait: boolean }): Promise<boolean> {
    const { name, locks } = this.#keeper;
    const release = await locks.hold(`${name}/${JSON.stringify([this.#roomId, key])}`, { wait, signal: this.#over });
    if (!release) return false;
    if (this.#over.aborted) release();
    else this.#held.set(key, release);
    return !this.#over.aborted;
  }

  letGo(key: string): void {
    this.#held.get(key)?.();
    this.#held.delete(key);
  }

  letAllGo(): void {
    for (const release of this.#held.values()) release();
  }
}
