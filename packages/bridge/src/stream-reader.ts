import { type BatchEnvelope, type Parser, parseAs } from '@roompane/protocol';

/** A stream on the reading side: batches go in, events come out. */
export interface StreamReader<Event> {
  readonly events: AsyncIterable<Event>;
  /** A batch came. One whose number is not the next is ignored: the far side broke ST1. */
  push(batch: BatchEnvelope): void;
  /** No more comes; what has come is still given. With an error the reader throws it then. */
  end(error?: unknown): void;
}

/** `acknowledge` is called when the consumer asks past a batch, `stop` once, when it wants no more. @spec ST3 ST7 ST9 */
export function createStreamReader<Event>(
  parser: Parser<Event>,
  acknowledge: (batch: BatchEnvelope) => void,
  stop: () => void,
): StreamReader<Event> {
  const batches: BatchEnvelope[] = [];
  let received = 0;
  let ending: { readonly error: unknown } | undefined;
  let wake: (() => void) | undefined;

  async function* iterate(): AsyncGenerator<Event, void> {
    try {
      for (;;) {
        const batch = batches.shift();
        for (const event of batch?.events ?? []) yield parseAs(parser, event, 'call/invalid-result');
        if (batch) acknowledge(batch);
        else if (!ending) await new Promise<void>((resolve) => (wake = resolve));
        else if (ending.error) throw ending.error as Error;
        else return;
      }
    } finally {
      stop();
    }
  }

  return {
    events: iterate(),
    push(batch) {
      if (batch.seq !== received + 1 || ending) return;
      received++;
      batches.push(batch);
      wake?.();
    },
    end(error) {
      ending ??= { error };
      wake?.();
    },
  };
}
