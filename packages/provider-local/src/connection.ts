import { type Abortable, type Clock, type ProviderState, RoompaneError } from '@roompane/protocol';
import { untilAborted } from '@roompane/protocol/provider-kit';
import { openDatabase, type Opening } from './open-database.ts';
import type { Database } from './schema.ts';
import { isConnectionLost, toStorageError } from './storage-error.ts';

/** After this an open that neither succeeds nor fails is taken for blocked: a deletion that waits for an old tab does so. */
const OPEN_TIMEOUT_MS = 10_000;

export interface ConnectionOptions {
  readonly databaseName: string;
  readonly clock: Clock;
  readonly stateChanged: (state: ProviderState) => void;
  readonly version?: number | undefined;
}

/** The one connection of a store to its database. It opens on first use, and again when it was lost. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #closed = new AbortController();
  #opening: Opening | undefined;
  /** What `#opening` has led to. */
  #database: Database | undefined;
  #state: ProviderState = 'connecting';

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): ProviderState {
    return this.#state;
  }

  /** Runs `work` on an open database. Rejects with a `provider/…` code, or with the coded error that `work` throws. */
  async run<T>(work: (database: Database) => Promise<T>, { signal }: Abortable = {}): Promise<T> {
    const database = await this.open({ signal });
    const opening = this.#opening;
    try {
      return await work(database);
    } catch (thrown) {
      if (!isConnectionLost(thrown)) throw toStorageError(thrown);
      this.#lose(opening);
    }
    const reopened = await this.open({ signal });
    return work(reopened).catch((thrown: unknown) => {
      throw toStorageError(thrown);
    });
  }

  /** Resolves once the database is open. Rejects with a `provider/…` code; what is pending then still opens when it can. */
  async open({ signal }: Abortable = {}): Promise<Database> {
    if (this.#closed.signal.aborted) throw createClosedError();
    if (this.#database) return this.#database;
    const waited = new AbortController();
    const { opened, blocked, isUpgrading } = (this.#opening ??= this.#start());
    const ends = [this.#closed.signal, ...(signal ? [signal] : [])];
    try {
      return await untilAborted(
        Promise.race([opened, blocked, this.#slow(isUpgrading, waited.signal)]),
        AbortSignal.any(ends),
      );
    } catch (thrown) {
      if (this.#closed.signal.aborted) throw createClosedError();
      if (!signal?.aborted) this.#become('offline');
      throw toStorageError(thrown);
    } finally {
      waited.abort();
    }
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#become('closed');
    this.#closed.abort();
    const opening = this.#opening;
    this.#opening = undefined;
    this.#database = undefined;
    // A transaction that runs is finished by the browser before the connection goes.
    void opening?.opened.then(
      (database) => database.close(),
      () => {},
    );
  }

  #start(): Opening {
    const { databaseName, clock, version } = this.#options;
    const opening = openDatabase(databaseName, { clock, version, lost: () => this.#lose(opening) });
    opening.opened.then(
      (database) => {
        if (opening !== this.#opening) return;
        this.#database = database;
        this.#become('online');
      },
      () => {
        if (opening === this.#opening) this.#opening = undefined;
      },
    );
    return opening;
  }

  /** Reopens at once: the browser lets the new connection wait behind the upgrade or the deletion that took the old one. */
  #lose(lost: Opening | undefined): void {
    if (this.#closed.signal.aborted || lost !== this.#opening) return;
    this.#opening = undefined;
    this.#database = undefined;
    this.#become('offline');
    // Whoever needs the database next gets the error of this attempt or makes another.
    this.open().catch(() => {});
  }

  #slow(isUpgrading: () => boolean, signal: AbortSignal): Promise<never> {
    return new Promise((_resolve, reject) => {
      const isSlow = (): void => {
        if (!isUpgrading()) reject(new RoompaneError('provider/storage-blocked'));
      };
      this.#options.clock.setTimer(OPEN_TIMEOUT_MS, isSlow, { signal });
    });
  }

  #become(state: ProviderState): void {
    if (state === this.#state || this.#state === 'closed') return;
    this.#state = state;
    this.#options.stateChanged(state);
  }
}

export function createClosedError(): RoompaneError {
  const message = 'This provider was disconnected. Create another one.';
  return new RoompaneError('connection/closed', { message });
}
