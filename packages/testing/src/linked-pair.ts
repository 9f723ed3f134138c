import type { Link } from '@roompane/protocol';

/** Which end of a {@link LinkedPair} sent it. */
export type PairEnd = 'host' | 'addin';

/** Options of {@link createLinkedPair}. */
export interface LinkedPairOptions {
  /** Nothing arrives but by {@link LinkedPair.deliver} and {@link LinkedPair.settle}. @default false */
  readonly isManual?: boolean;
  /** Told of each string as it is sent, before it arrives. */
  readonly onSend?: (from: PairEnd, written: string) => void;
}

/** Two links in memory, each the other's far end. */
export interface LinkedPair {
  readonly host: Link;
  readonly addin: Link;
  /** Strings that were sent, either way, and have not arrived. */
  readonly underway: number;
  /** Ends that are listened to: what a test of clean ends looks at. */
  readonly listening: number;
  /** Lets the string that was sent first arrive. False when none is under way. */
  deliver(): boolean;
  /** Resolves when all has arrived and nothing that an arrival set off has sent more. */
  settle(): Promise<void>;
}

interface End {
  /** What arrived while nobody listened. */
  readonly inbox: string[];
  listener: ((arrival: string) => void) | undefined;
  isClosed: boolean;
}

interface Underway {
  readonly to: End;
  readonly written: string;
}

/**
 * Strings arrive in the order in which they were sent, whichever way they go, each in a microtask of its own, so that a
 * test sees one order of events and always the same. It holds to the contract of {@link Link}: what is sent before the
 * far end listens waits for it, a closed end neither sends nor hears, and what it sent before it closed still arrives.
 */
export function createLinkedPair({ isManual = false, onSend }: LinkedPairOptions = {}): LinkedPair {
  const ends: Readonly<Record<PairEnd, End>> = { host: createEnd(), addin: createEnd() };
  const underway: Underway[] = [];

  const deliver = (): boolean => {
    const next = underway.shift();
    if (next) arrive(next);
    return next !== undefined;
  };
  const schedule = (): void => {
    if (!isManual) queueMicrotask(deliver);
  };
  const link = (from: PairEnd, to: End): Link => {
    const own = ends[from];
    return {
      send(written) {
        if (own.isClosed) return;
        onSend?.(from, written);
        underway.push({ to, written });
        schedule();
      },
      listen(listener, { signal }) {
        if (own.isClosed || signal.aborted) return;
        own.listener = listener;
        signal.addEventListener('abort', () => (own.listener = undefined), { once: true });
        const waiting = own.inbox.splice(0).map((written) => ({ to: own, written }));
        underway.unshift(...waiting);
        waiting.forEach(schedule);
      },
      close: () => {
        own.isClosed = true;
        own.listener = undefined;
      },
    };
  };

  return {
    host: link('host', ends.addin),
    addin: link('addin', ends.host),
    get underway() {
      return underway.length;
    },
    get listening() {
      return Object.values(ends).filter(({ listener }) => listener).length;
    },
    deliver,
    async settle() {
      do {
        while (deliver()) await Promise.resolve();
        await nextTask();
      } while (underway.length > 0);
    },
  };
}

function createEnd(): End {
  return { inbox: [], listener: undefined, isClosed: false };
}

function arrive({ to, written }: Underway): void {
  if (to.listener) to.listener(written);
  else if (!to.isClosed) to.inbox.push(written);
}

/** Resolves when every microtask that was due has run. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage('');
  });
}
