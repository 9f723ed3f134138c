import type { Presence } from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import type { Topic } from './bell.ts';
import { type Attendance, foldPresence, parseLockName, toLockName } from './presence-fold.ts';
import type { Store } from './store.ts';

export interface AttendOptions {
  readonly roomId: string;
  readonly personId: string;
  /** Ends the attendance. */
  readonly signal: AbortSignal;
}

/** A person's presence in a room, as locks that the browser releases when the tab dies, however it dies. */
export interface AttendedRoom {
  /** Who is there now, by person id. */
  read(): Promise<ReadonlyMap<string, Presence>>;
  /** Settles when the attendance has ended and other tabs can see that. */
  readonly left: Promise<void>;
}

/** Without Web Locks (a page without a secure context) a tab knows of itself alone. */
const lockManager = (): LockManager | undefined => (globalThis.navigator as Partial<Navigator>).locks;

/** Resolves once other tabs can see it. */
export async function attend(store: Store, { roomId, personId, signal }: AttendOptions): Promise<AttendedRoom> {
  const locks = lockManager();
  if (!locks) return { read: () => Promise.resolve(new Map([[personId, 'active']])), left: Promise.resolve() };
  const topic: Topic = `presence/${roomId}`;
  const own = { roomId, personId, instanceId: createId() };
  const here = hold(locks, toLockName(store.databaseName, { sign: 'here', ...own }), signal);
  await here.held;
  const looking = followVisibility((visible) => {
    const { held, released } = hold(locks, toLockName(store.databaseName, { sign: 'looking', ...own }), visible);
    const ring = (): void => store.bell.ring(topic);
    void released.then(ring);
    return held.then(ring);
  }, signal);
  await looking;
  watchOthers(store, { roomId, personId, signal });
  store.bell.ring(topic);
  return {
    read: async () => foldPresence(await readAttendances(store.databaseName, locks), roomId),
    left: here.released.then(() => store.bell.ring(topic)),
  };
}

/**
 * A killed tab rings for nobody, not even for what it has just posted. So each tab queues behind the lock of each other
 * one: when the browser grants it, that tab is gone, and there is something to look at.
 */
function watchOthers(store: Store, { roomId, signal }: AttendOptions): void {
  const locks = lockManager();
  if (!locks) return;
  const watched = new Set<string>();
  const look = async (): Promise<void> => {
    for (const attendance of await readAttendances(store.databaseName, locks)) {
      if (attendance.roomId !== roomId || attendance.sign !== 'here') continue;
      const name = toLockName(store.databaseName, attendance);
      if (watched.has(name)) continue;
      watched.add(name);
      const isGone = (): void => {
        watched.delete(name);
        store.bell.ringHere(`presence/${roomId}`);
        store.bell.ringHere(`log/${roomId}`);
      };
      // Shared, so that all who wait are told at once. A rejection is this side's own end.
      locks.request(name, { mode: 'shared', signal }, isGone).catch(() => {});
    }
  };
  store.bell.listen(`presence/${roomId}`, () => void look().catch(() => {}), { signal });
}

async function readAttendances(databaseName: string, locks: LockManager): Promise<readonly Attendance[]> {
  const { held = [] } = await locks.query();
  return held
    .filter(({ mode }) => mode === 'exclusive')
    .map(({ name = '' }) => parseLockName(databaseName, name))
    .filter((attendance) => attendance !== undefined);
}

interface HeldLock {
  readonly held: Promise<void>;
  readonly released: Promise<void>;
}

function hold(locks: LockManager, name: string, signal: AbortSignal): HeldLock {
  let granted: () => void = () => {};
  const held = new Promise<void>((resolve) => (granted = resolve));
  const released = locks
    .request(name, () => {
      granted();
      return new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    })
    // A browser that refuses the lock (site data blocked) leaves the tab unseen, not unusable.
    .catch(() => granted());
  return { held, released };
}

/** Calls `show` for each time the page is in view, with a signal for its end. Resolves when the first call has. */
async function followVisibility(show: (visible: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
  let hidden = new AbortController();
  signal.addEventListener('abort', () => hidden.abort(), { once: true });
  if (typeof document === 'undefined') return show(hidden.signal);
  const look = async (): Promise<void> => {
    hidden.abort();
    if (document.visibilityState === 'hidden') return;
    hidden = new AbortController();
    await show(hidden.signal);
  };
  document.addEventListener('visibilitychange', () => void look(), { signal });
  await look();
}
