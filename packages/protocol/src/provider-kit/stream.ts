/**
 * An iterable over `generate` that ends without an error when one of `signals` aborts, and lets go when its reader stops,
 * even while it waits: a bare generator would first have to come back from its `await`.
 */
export function createStream<T>(
  signals: readonly (AbortSignal | undefined)[],
  generate: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => createIterator(signals, generate) };
}

function createIterator<T>(
  signals: readonly (AbortSignal | undefined)[],
  generate: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncIterator<T, void, undefined> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([stopped.signal, ...signals.filter((each) => each !== undefined)]);
  const generator = generate(signal);
  const end = async (): Promise<IteratorReturnResult<void>> => {
    stopped.abort();
    await generator.return().catch(() => {});
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (signal.aborted) return end();
      try {
        const result = await generator.next();
        return signal.aborted ? await end() : result;
      } catch (thrown) {
        if (signal.aborted) return end();
        throw thrown;
      }
    },
    return: end,
  };
}
