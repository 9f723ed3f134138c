import { isRoompaneError } from '@roompane/protocol';

/** The code that `promise` rejects with, or a sentence that says it did not. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    return `resolved with ${JSON.stringify(await promise)}`;
  } catch (error) {
    return isRoompaneError(error) ? error.code : String(error);
  }
}
