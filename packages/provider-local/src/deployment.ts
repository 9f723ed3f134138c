import type { Clock } from '@roompane/protocol';

/** One set of rooms in this browser, shared by all tabs of the origin that name it alike. */
export interface LocalDeployment {
  /** The IndexedDB database, and the prefix of its locks and its channel. @default 'roompane' */
  readonly databaseName?: string | undefined;
  /** @default the system's clock */
  readonly clock?: Clock | undefined;
}

export const DEFAULT_DATABASE_NAME = 'roompane';
