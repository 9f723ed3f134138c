import { type ErrorCode, isRoompaneError } from '@roompane/protocol';

/** Throws with both values unless they are the same when written as JSON. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [seen, wanted] = [actual, expected].map((value) => JSON.stringify(value));
  if (seen !== wanted) throw new Error(`${what}: expected ${wanted}, got ${seen}`);
}

export function expectTrue(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Throws unless `promise` rejects with an error of Roompane with that code. */
export async function expectRejection(promise: Promise<unknown>, code: ErrorCode, what: string): Promise<void> {
  const outcome = await promise.then(
    () => 'it resolved',
    (thrown: unknown) => (isRoompaneError(thrown) ? thrown.code : `it threw ${String(thrown)}`),
  );
  expectSame(outcome, code, what);
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
