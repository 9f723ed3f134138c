import { RoompaneError } from '@roompane/protocol';

/**
 * Runs `task` in one tab of all that ask under `name`; when it ends, or its tab dies, the next one runs its own. Rejects
 * with `feature/unsupported` where the browser has no Web Locks: on pages without a secure context.
 */
export async function runAlone<T>(name: string, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Partial<Navigator>).locks;
  if (!locks) {
    const message = 'This page has no Web Locks. Serve it over https:, or from localhost.';
    throw new RoompaneError('feature/unsupported', { message });
  }
  return locks.request(name, signal ? { signal } : {}, task);
}
