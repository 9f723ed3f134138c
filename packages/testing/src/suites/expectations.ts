import { type ErrorCode, isRoompaneError, type RoompaneError } from '@roompane/protocol';

/** What runners know as a broken expectation, as opposed to a test that could not run. */
class BrokenExpectation extends Error {
  override readonly name = 'AssertionError';
}

/** Throws with both values unless they are the same when written as JSON, whatever the order of keys. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [seen, wanted] = [actual, expected].map(write);
  if (seen !== wanted) throw new BrokenExpectation(`${what}: expected ${wanted}, got ${seen}`);
}

/** Are both the same when written as JSON, whatever the order of keys? */
export function isSame(one: unknown, other: unknown): boolean {
  return write(one) === write(other);
}

export function expectTrue(condition: boolean, what: string): void {
  if (!condition) throw new BrokenExpectation(what);
}

/** How `promise` ended: the code of an error of Roompane, or a sentence. Never rejects. */
export function endingOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'it resolved',
    (thrown: unknown) => (isRoompaneError(thrown) ? thrown.code : `it threw ${String(thrown)}`),
  );
}

/** The error of Roompane that `promise` rejects with; throws when it does not. */
export async function rejectionOf(promise: Promise<unknown>, what: string): Promise<RoompaneError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!isRoompaneError(error)) throw new BrokenExpectation(`${what}: expected a coded rejection`);
  return error;
}

/** Throws unless `promise` rejects with an error of Roompane with that code. */
export async function expectRejection(promise: Promise<unknown>, code: ErrorCode, what: string): Promise<void> {
  expectSame(await endingOf(promise), code, what);
}

function write(value: unknown): string | undefined {
  return JSON.stringify(value, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The next `count` events that `accept` takes; throws when the stream ends before. The stream stays open. */
export async function takeEvents<T>(
  iterator: AsyncIterator<T, unknown>,
  count: number,
  accept: (event: T) => boolean = () => true,
): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const result = await iterator.next();
    if (result.done) throw new Error(`The stream ended after ${taken.length} of ${count} events.`);
    if (accept(result.value)) taken.push(result.value);
  }
  return taken;
}
