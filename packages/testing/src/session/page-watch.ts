/** What a page watches over while something hostile is in it. */
export interface PageWatch {
  /** What went wrong in the page since it is watched, in words. */
  readonly harm: readonly string[];
  stop(): void;
}

/** Objects that code from elsewhere would change to be heard from again. */
const targets: Readonly<Record<string, object>> = {
  'Object.prototype': Object.prototype,
  'Function.prototype': Function.prototype,
  'Array.prototype': Array.prototype,
  'String.prototype': String.prototype,
  'Promise.prototype': Promise.prototype,
  'Error.prototype': Error.prototype,
};

/** What every attack of the suites would leave behind on the window, or on everything. */
const CANARY = 'pwned';

/** Watches this page for errors that nobody caught, and for what attacks leave behind. */
export function watchPage(): PageWatch {
  const harm: string[] = [];
  const stopped = new AbortController();
  const before = new Map(Object.entries(targets).map(([name, target]) => [name, keysOf(target)]));
  globalThis.addEventListener('error', ({ message }) => harm.push(`uncaught: ${message}`), stopped);
  globalThis.addEventListener(
    'unhandledrejection',
    ({ reason }) => harm.push(`unhandled rejection: ${String(reason)}`),
    stopped,
  );
  return {
    get harm() {
      const changed = Object.entries(targets).flatMap(([name, target]) => {
        const known = before.get(name);
        return [...keysOf(target)].filter((key) => !known?.has(key)).map((key) => `${name} has a new “${String(key)}”`);
      });
      return [...harm, ...changed, ...(CANARY in globalThis ? ['code of another was run'] : [])];
    },
    stop: () => stopped.abort(),
  };
}

function keysOf(target: object): ReadonlySet<PropertyKey> {
  return new Set(Reflect.ownKeys(target));
}
