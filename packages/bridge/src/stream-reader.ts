import { type Parser, parseAs, toRoompaneError } from '@roompane/protocol';

/** A stream on the reading side: batches go in, events come out. */
export interface StreamReader<Event> {
  readonly events: AsyncIterable<Event>;
  /** A batch came. One whose number is not the next is ignored: the far side broke ST1. */
  push(seq: number, events: readonly unknown[]): void;
  /** No more comes; what has come is still given. With an error the reader throws it then. */
  end(error?: unknown): void;
}

/** `acknowledge` is called when the consumer asks past a batch, `stop` once, when it wants no more. @spec ST3 ST7 ST9 */
export function createStreamReader<Event>(
  parser: Parser<Event>,
  port: { acknowledge(seq: number): void; stop(): void },
): StreamReader<Event> {
  const batches: (readonly unknown[])[] = [];
  let received = 0;
  let read = 0;
  let ending: { readonly error: unknown } | undefined;
  let wake: (() => void) | undefined;

  async function* iterate(): AsyncGenerator<Event, void> {
    try {
      while (batches.length || !ending) {
        if (!batches.length) await new Promise<void>((resolve) => (wake = resolve));
        const batch = batches.shift();
        for (const event of batch ?? []) yield parseAs(parser, event, 'call/invalid-result');
        if (batch) port.acknowledge(++read);
      }
      if (ending.error) throw toRoompaneError(ending.error);
    } finally {
      port.stop();
    }
  }

  return {
    events: iterate(),
    push(seq, events) {
      if (seq !== received + 1 || ending) return;
      received = seq;
      batches.push(events);
      wake?.();
    },
    end(error) {
      ending ??= { error };
      wake?.();
    },
  };
}
