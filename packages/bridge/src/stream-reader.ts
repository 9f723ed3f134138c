import { type BatchEnvelope, type Parser, parseAs } from '@roompane/protocol';

/** A stream on the reading side: batches go in, events come out. */
export interface StreamReader<Event> {
  readonly iterable: AsyncIterable<Event>;
  /** A batch came. One whose number is not the next is ignored: the far side broke ST1. */
  receive(batch: BatchEnvelope): void;
  /** No more comes; what has come is still given. With an error the reader throws it then. */
  readonly finish: (error?: unknown) => void;
}

/**
 * `acknowledge` is called when the consumer asks past a batch. `stopping` is aborted when it wants no more; when somebody
 * else aborts it, the consumer gets no more, whatever has come. @spec ST3 ST7 ST9
 */
export function createStreamReader<Event>(
  parser: Parser<Event>,
  acknowledge: (batch: BatchEnvelope) => void,
  stopping: AbortController,
): StreamReader<Event> {
  /** Batches that came. What was given of the first of them is no longer in it: it may be let go while the rest waits. */
  const waiting: BatchEnvelope[] = [];
  let received = 0;
  let ending: { readonly error: unknown } | undefined;
  const wakes: (() => void)[] = [];
  const wake = (): void => {
    for (const asked of wakes.splice(0)) asked();
  };

  // By hand, since a generator would cost three turns of the loop an event.
  const stop = (): Promise<IteratorResult<Event, undefined>> => {
    stopping.abort();
    return Promise.resolve({ value: undefined, done: true });
  };
  const iterable: AsyncIterableIterator<Event, undefined> = {
    [Symbol.asyncIterator]: () => iterable,
    async next() {
      try {
        while (!stopping.signal.aborted) {
          const [batch] = waiting;
          if (batch?.events.length) {
            return { value: parseAs(parser, (batch.events as unknown[]).shift(), 'call/invalid-result'), done: false };
          } else if (batch) {
            waiting.shift();
            acknowledge(batch);
          } else if (!ending) await new Promise<void>((resolve) => wakes.push(resolve));
          else if (ending.error) throw ending.error as Error;
          else break;
        }
      } catch (thrown) {
        stopping.abort();
        throw thrown;
      }
      return stop();
    },
    return: stop,
  };

  return {
    iterable,
    receive(batch) {
      if (batch.seq !== received + 1 || ending) return;
      received++;
      waiting.push(batch);
      wake();
    },
    finish(error) {
      ending ??= { error };
      wake();
    },
  };
}
