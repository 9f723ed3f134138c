import { toRoompaneError } from '@roompane/protocol';
import { createSenderState, type Encoded, hasGivenAll, type SenderInput, stepSender } from './stream-sender.ts';
import type { SourceListener, StreamSource, Written } from './stream-source.ts';

/** Batches are put together of written events. */
function encode<Place>(place: Place, event: object | undefined, written: Written | undefined): Encoded<Place> {
  return { written: written ? written.json : JSON.stringify(event), place };
}

/** What a stream does with its session. */
export interface StreamPort {
  /** Sends `events`, each JSON already, as batch `seq`. */
  readonly sendBatch: (seq: number, events: readonly string[]) => void;
  readonly signal: AbortSignal;
}

/** A running stream. */
export interface RunningStream {
  /** Settles when the stream is over: without a value when its signal aborted or its source has no more, else with the source's error. */
  readonly ended: Promise<void>;
  readonly acknowledge: (seq: number) => void;
}

/** Carries `source` to the reader until the signal aborts, or the source ends or fails. @spec ST1 ST2 ST5 ST11 */
export function sendStream<Event extends object, Place>(
  source: StreamSource<Event, Place>,
  { sendBatch, signal }: StreamPort,
): RunningStream {
  const state = createSenderState(source.start);
  // A failure ends the stream as well, and what is over neither listens nor sends.
  const over = new AbortController();
  let fail: (reason: unknown) => void;
  const ended = new Promise<void>((resolve, reject) => {
    over.signal.addEventListener('abort', () => resolve(), { once: true });
    fail = (reason) => {
      reject(toRoompaneError(reason));
      over.abort();
    };
  });
  signal.addEventListener('abort', () => over.abort(), { signal: over.signal });
  if (signal.aborted) over.abort();

  const read = async (after: Place): Promise<void> => {
    try {
      const { events, place, isLast, isEnd } = await source.read(after, over);
      const encoded = events.map((each) => encode(each.place, each.event, each.written));
      apply({ type: 'page', page: { events: encoded, place, isLast, isEnd } });
    } catch (reason) {
      fail(reason);
    }
  };

  const apply = (input: SenderInput<Place>): void => {
    if (over.signal.aborted) return;
    try {
      for (const effect of stepSender(state, input)) {
        if (effect.type === 'batch') sendBatch(effect.seq, effect.events);
        else void read(effect.after);
      }
      if (hasGivenAll(state)) over.abort();
    } catch (reason) {
      fail(reason);
    }
  };

  const hear: SourceListener<Event, Place> = (event, place, written) =>
    // One that will be read from the source is not written now.
    apply(state.mode === 'live' ? { type: 'event', event: encode(place, event, written) } : { type: 'missed' });
  source.listen(hear, over);
  apply({ type: 'start' });
  return { ended, acknowledge: (seq) => apply({ type: 'ack', seq }) };
}
