import { parseAs, parseHello } from '@roompane/protocol';

/** The document's one connection, which copies of the add-in package share. */
const CONNECTION = Symbol.for('roompane.connection');

export interface FramedOptions {
  /** The host's origin. @default whichever the add-in says hello to first */
  readonly origin?: string | undefined;
  /** A document said hello; the port leads to it. Called once. */
  readonly onHello: (port: MessagePort) => void;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Runs `start` as the script of a document that a host embeds: `connect()` of the add-in package finds a parent window, and
 * `onHello` has the port that came with its hello. The document lasts until what `start` gives has settled; one is framed
 * at a time, others wait for their turn.
 */
export function runFramed<T>(start: () => Promise<T>, options: FramedOptions): Promise<T> {
  const turn = lastTurn.then(() => run(start, options));
  lastTurn = turn.catch(() => undefined);
  return turn;
}

async function run<T>(start: () => Promise<T>, { origin, onHello }: FramedOptions): Promise<T> {
  let isGreeted = false;
  const parent = {
    postMessage(hello: string, target: string, [port]: readonly MessagePort[]) {
      const isMeant = target === '*' || !origin || target === origin;
      if (!port || isGreeted || !isMeant) return;
      parseAs(parseHello, JSON.parse(hello), 'envelope/invalid');
      isGreeted = true;
      onHello(port);
    },
  };
  // A former document's connection is not this one's.
  Reflect.deleteProperty(globalThis, CONNECTION);
  const restore = [
    define('parent', parent),
    // In Node there is no document at all.
    'location' in globalThis ? undefined : define('location', createLocation(origin)),
    'document' in globalThis ? undefined : define('document', { referrer: '', readyState: 'complete' }),
  ];
  try {
    return await start();
  } finally {
    for (const undo of restore) undo?.();
  }
}

function createLocation(origin: string | undefined): object {
  return { href: 'https://addin.test/', hostname: 'addin.test', ...(origin ? { ancestorOrigins: [origin] } : {}) };
}

/** Gives what puts the global back as it was. */
function define(name: string, value: object): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => {
    if (before) Object.defineProperty(globalThis, name, before);
    else Reflect.deleteProperty(globalThis, name);
  };
}
