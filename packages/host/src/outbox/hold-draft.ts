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
