import type { Clock, ProviderState } from '@roompane/protocol';
import { systemClock } from '@roompane/protocol/provider-kit';
import { Bell } from './bell.ts';
import { Connection } from './connection.ts';
import { DEFAULT_DATABASE_NAME, type LocalDeployment } from './deployment.ts';
import { TypingChannel } from './typing-channel.ts';

/** What one provider, seeder or bot holds of a deployment: a connection, a bell and a clock. */
export class Store {
  readonly databaseName: string;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly bell: Bell;
  #typing: TypingChannel | undefined;

  constructor(deployment: LocalDeployment, stateChanged: (state: ProviderState) => void = () => {}) {
    this.databaseName = deployment.databaseName ?? DEFAULT_DATABASE_NAME;
    this.clock = deployment.clock ?? systemClock;
    this.bell = new Bell(this.databaseName);
    this.connection = new Connection({
      databaseName: this.databaseName,
      clock: this.clock,
      stateChanged: (state) => {
        stateChanged(state);
        // Whoever waits for news may have missed some while there was no database.
        if (state === 'online') this.bell.ringHere();
      },
    });
  }

  /** Open from its first use on: who only writes needs none. */
  get typing(): TypingChannel {
    return (this.#typing ??= new TypingChannel(this.databaseName));
  }

  close(): void {
    this.connection.close();
    this.bell.close();
    this.#typing?.close();
  }
}

/** Opens a store for one piece of work. */
export async function withStore<T>(deployment: LocalDeployment, work: (store: Store) => Promise<T>): Promise<T> {
  const store = new Store(deployment);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
