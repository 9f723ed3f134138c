import { systemClock } from '@roompane/protocol/provider-kit';
import { deleteDB } from 'idb';
import { createBlockage } from './blockage.ts';
import { DEFAULT_DATABASE_NAME, type LocalDeployment } from './deployment.ts';
import { toStorageError } from './storage-error.ts';

/**
 * Deletes every room of the deployment for good. Disconnect its providers first: one that is connected makes a new, empty
 * store at once. Rejects with `provider/storage-blocked` while a tab of another program holds the database; it is deleted
 * when that tab goes.
 */
export async function deleteDeployment(deployment: LocalDeployment = {}): Promise<void> {
  const { databaseName = DEFAULT_DATABASE_NAME, clock = systemClock } = deployment;
  const blockage = createBlockage(clock);
  try {
    await Promise.race([deleteDB(databaseName, { blocked: blockage.begin }), blockage.lasting]);
  } catch (thrown) {
    throw toStorageError(thrown);
  } finally {
    blockage.end();
  }
}
