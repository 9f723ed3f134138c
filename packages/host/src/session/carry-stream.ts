import { type CallScope, sendStream, type StreamSource } from '@roompane/bridge';
import { toRoompaneError } from '@roompane/protocol';

/** What a stream reads from, and what breaks it off. */
export interface CarriedSource<Event extends object, Place> extends StreamSource<Event, Place> {
  /** Aborted when it cannot go on; the reason is the error. */
  readonly failed?: AbortSignal | undefined;
}

/**
 * Runs a stream until its caller stops it, its source ends or fails, the session ends or one of `ends` aborts, whose
 * reason is the error. What is opened has a signal that aborts when the stream is over, for whatever reason. @spec GR2
 */
export async function carryStream<Event extends object, Place>(
  open: (signal: AbortSignal) => CarriedSource<Event, Place>,
  { signal, sendBatch, onAcknowledge }: CallScope,
  ends: readonly AbortSignal[],
): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort();
  const run = async (source: CarriedSource<Event, Place>): Promise<void> => {
    const { failed } = source;
    failed?.addEventListener('abort', end, { signal: over.signal });
    if (failed?.aborted) end();
    const running = sendStream(source, { sendBatch, signal: over.signal });
    onAcknowledge(running.acknowledge);
    await running.ended;
    if (failed?.aborted) throw toRoompaneError(failed.reason);
  };
  try {
    for (const each of [signal, ...ends]) {
      each.addEventListener('abort', end, { signal: over.signal });
      if (each.aborted) end();
    }
    if (!over.signal.aborted) await run(open(over.signal));
    for (const cause of ends) if (cause.aborted) throw toRoompaneError(cause.reason);
  } finally {
    end();
  }
}
