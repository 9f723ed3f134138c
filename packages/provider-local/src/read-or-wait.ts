import { isRoompaneError } from '@roompane/protocol';

/** `undefined` while the storage does not answer: a stream outlives that, and the bell rings when the storage is back. */
export async function readOrWait<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (isRoompaneError(thrown) && thrown.code.startsWith('provider/')) return undefined;
    throw thrown;
  }
}
