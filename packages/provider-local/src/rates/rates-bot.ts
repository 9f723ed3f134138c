import { type Clock, type Draft, isRoompaneError, type Message, type Person } from '@roompane/protocol';
import { appendPost } from '../append-post.ts';
import type { BellWaiter } from '../bell.ts';
import type { LocalDeployment } from '../deployment.ts';
import { attend } from '../presence.ts';
import { runAlone } from '../run-alone.ts';
import { Store } from '../store.ts';
import { write } from '../write.ts';
import { createMids, fromRates, type Mids, stepMids, toRates } from './prices.ts';
import { createRandom } from './random.ts';
import { createRatesDraft, parseRates, RATES_RETENTION } from './rates-story.ts';

/** The author of the demo's prices. */
export const RATES_BOT: Person = { id: 'rates-bot', name: 'Rates bot', kind: 'bot' };

export interface RatesBotOptions {
  readonly roomId: string;
  /** Until somebody sets another; 0 is off. @default 5,000 */
  readonly intervalMs?: number;
  /** @default the deployment's */
  readonly clock?: Clock;
  /** Ends the bot in this tab, like `close()`. */
  readonly signal?: AbortSignal;
  /** The same seed, from the same prices at the same time, gives the same prices. @default 1 */
  readonly seed?: number;
}

/** This tab's stake in a bot that runs once for all tabs. */
export interface RatesBot {
  /** For all tabs, and kept: a story each `intervalMs`; 0 is off. Rejects with a `provider/…` code. */
  setIntervalMs(intervalMs: number): Promise<void>;
  /** Another tab takes over, if there is one. Twice is the same as once. */
  close(): void;
  /** Settles after the end. Rejects with `feature/unsupported` where the page has no Web Locks. */
  readonly ended: Promise<void>;
}

/**
 * Posts stories of prices into a room, `{ type: 'fx/rates', pairs }` as their data. It runs in one tab; when that one dies
 * another goes on from the last prices. The log keeps its newest 720 to 770 stories, an hour at the default rate: what is
 * older leaves the log, and a reader that goes on from before it gets a `gap`.
 */
export function startRatesBot(deployment: LocalDeployment, options: RatesBotOptions): RatesBot {
  const { roomId, signal, clock = deployment.clock } = options;
  const { databaseName } = deployment;
  const store = new Store({ databaseName, clock });
  const closed = new AbortController();
  const ends = AbortSignal.any([closed.signal, ...(signal ? [signal] : [])]);
  const name = toName(store, roomId);
  const ended = runAlone(name, ends, () => playPresent(store, options, ends))
    .catch((thrown: unknown) => {
      if (!ends.aborted) throw thrown;
    })
    .finally(() => store.close());
  // Who does not ask for the end is not told of it.
  ended.catch(() => {});
  return {
    ended,
    close: () => closed.abort(),
    setIntervalMs: async (intervalMs) => {
      await store.connection.run((database) =>
        write(database, { stores: ['settings'] }, (settings) => settings.objectStore('settings').put(intervalMs, name)),
      );
      store.bell.ring('settings');
    },
  };
}

async function play(store: Store, options: RatesBotOptions, signal: AbortSignal): Promise<void> {
  const { roomId, intervalMs: usualMs = 5_000, seed = 1 } = options;
  const rings = store.bell.follow(['settings'], { signal });
  const last = await readLast(store, roomId);
  const random = createRandom(seed + (last?.postedAtEpochMs ?? 0));
  let mids: Mids = last ? fromRates(parseRates(last)) : createMids();
  let latestEpochMs = last?.postedAtEpochMs ?? 0;
  while (!signal.aborted) {
    const intervalMs = await readIntervalMs(store, roomId, usualMs);
    // A clock that was set back must not silence the bot until it has caught up.
    const dueMs = Math.min(latestEpochMs + intervalMs - store.clock.now(), intervalMs);
    if (intervalMs === 0 || dueMs > 0) {
      await waitFor(store.clock, intervalMs === 0 ? undefined : dueMs, rings);
      continue;
    }
    mids = stepMids(mids, random);
    latestEpochMs = store.clock.now();
    await postRates(store, roomId, createRatesDraft(toRates(mids), latestEpochMs));
  }
}

/** Plays with a seat on the roster. */
async function playPresent(store: Store, options: RatesBotOptions, signal: AbortSignal): Promise<void> {
  await store.connection.run((database) =>
    write(database, { stores: ['people'] }, (transaction) => transaction.objectStore('people').put(RATES_BOT)),
  );
  const seated = new AbortController();
  const attended = await attend(store, { roomId: options.roomId, personId: RATES_BOT.id, signal: seated.signal });
  try {
    await play(store, options, signal);
  } finally {
    seated.abort();
    await attended.left;
  }
}

/** Storage that fails and a room that is gone cost a story, not the bot: the next one is due in an interval. */
async function postRates(store: Store, roomId: string, draft: Draft): Promise<void> {
  const post = { roomId, author: RATES_BOT, draft, nowEpochMs: store.clock.now(), isTrusted: true };
  try {
    await store.connection.run((database) => appendPost(database, { ...post, retention: RATES_RETENTION }));
    store.bell.ring(`log/${roomId}`);
  } catch (thrown) {
    const isPassing = isRoompaneError(thrown) && /^(provider|room)\//.test(thrown.code);
    if (!isPassing) throw thrown;
  }
}

/** The keys of stories sort by time, so the newest is the last one. */
function readLast(store: Store, roomId: string): Promise<Message | undefined> {
  const prefix = [roomId, RATES_BOT.id, RATES_RETENTION.keyPrefix] as const;
  const range = IDBKeyRange.bound(prefix, [...prefix.slice(0, 2), `${RATES_RETENTION.keyPrefix}\uffff`]);
  return store.connection.run(async (database) => {
    const cursor = await database.transaction('log').store.index('byAuthorKey').openCursor(range, 'prev');
    const event = cursor?.value.event;
    return event?.type === 'posted' ? event.message : undefined;
  });
}

async function readIntervalMs(store: Store, roomId: string, usualMs: number): Promise<number> {
  const kept = await store.connection.run((database) => database.get('settings', toName(store, roomId)));
  return typeof kept === 'number' && kept >= 0 ? kept : usualMs;
}

function toName({ databaseName }: Store, roomId: string): string {
  return `roompane/${databaseName}/rates-bot/${roomId}`;
}

/** Until `delayMs` have passed or the rate was set; without a delay until it was set. */
async function waitFor(clock: Clock, delayMs: number | undefined, rings: BellWaiter): Promise<void> {
  const waited = new AbortController();
  const passed = new Promise<void>((resolve) => {
    if (delayMs !== undefined) clock.setTimer(delayMs, resolve, { signal: waited.signal });
  });
  try {
    await Promise.race([passed, rings.next()]);
  } finally {
    waited.abort();
  }
}
