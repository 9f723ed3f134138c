import { RoompaneError } from '@roompane/protocol';
import { deleteDB } from 'idb';
import { DEFAULT_DATABASE_NAME, type LocalDeployment } from './deployment.ts';
import { toStorageError } from './storage-error.ts';

/**
 * Deletes every room of the deployment for good. Disconnect its providers first: one that is connected makes a new, empty
 * store at once. Rejects with `provider/storage-blocked` when a tab of another program holds the database.
 */
export async function deleteDeployment({ databaseName = DEFAULT_DATABASE_NAME }: LocalDeployment = {}): Promise<void> {
  let block: () => void = () => {};
  const blocked = new Promise<never>((_resolve, reject) => {
    block = () => reject(new RoompaneError('provider/storage-blocked'));
  });
  try {
    await Promise.race([deleteDB(databaseName, { blocked: () => block() }), blocked]);
  } catch (thrown) {
    throw toStorageError(thrown);
  }
}
