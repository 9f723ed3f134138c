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
  /** Events that came and were not asked for; behind each batch's last, the batch. */
  const waiting: { readonly event?: unknown; readonly batch?: BatchEnvelope }[] = [];
  let received = 0;
  let ending: { readonly error: unknown } | undefined;
  let wake: (() => void) | undefined;

  async function* iterate(): AsyncGenerator<Event, void> {
    try {
      while (!stopping.signal.aborted) {
        const next = waiting.shift();
        if (next?.batch) acknowledge(next.batch);
        else if (next) yield parseAs(parser, next.event, 'call/invalid-result');
        else if (!ending) await new Promise<void>((resolve) => (wake = resolve));
        else if (ending.error) throw ending.error as Error;
        else return;
      }
    } finally {
      stopping.abort();
    }
  }

  const events = iterate();
  // A generator that has not begun, or that waits, would learn of this too late.
  const finish = events.return.bind(events);
  events.return = (value) => {
    stopping.abort();
    return finish(value);
  };

  return {
    iterable: events,
    receive(batch) {
      if (batch.seq !== received + 1 || ending) return;
      received++;
      waiting.push(...batch.events.map((event) => ({ event })), { batch });
      wake?.();
    },
    finish(error) {
      ending ??= { error };
      wake?.();
    },
  };
}
