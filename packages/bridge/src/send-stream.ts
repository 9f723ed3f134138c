import { toRoompaneError } from '@roompane/protocol';
import { createSenderState, type Encoded, type SenderInput, stepSender } from './stream-sender.ts';
import type { StreamSource } from './stream-source.ts';

/** An event is written once for all the streams that carry it; batches are put together of the written events. */
const written = new WeakMap<object, string>();

function encode<Place>(event: object, place: Place): Encoded<Place> {
  let text = written.get(event);
  if (text === undefined) {
    text = JSON.stringify(event);
    written.set(event, text);
  }
  return { written: text, place };
}

/** What a stream does with its session. */
export interface StreamPort {
  /** Sends `events`, each JSON already, as batch `seq`. */
  readonly sendBatch: (seq: number, events: readonly string[]) => void;
  readonly signal: AbortSignal;
}

/** A running stream. */
export interface RunningStream {
  /** Settles when the stream is over: without a value when its signal aborted, else with the source's error. */
  readonly ended: Promise<void>;
  readonly acknowledge: (seq: number) => void;
}

/** Carries `source` to the reader until the signal aborts or the source fails. @spec ST1 ST2 ST5 */
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
      const { events, place, isLast } = await source.read(after, over);
      const page = { events: events.map((each) => encode(each.event, each.place)), place, isLast };
      apply({ type: 'page', page });
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
    } catch (reason) {
      fail(reason);
    }
  };

  source.listen((event, place) => apply({ type: 'event', event: encode(event, place) }), over);
  apply({ type: 'start' });
  return { ended, acknowledge: (seq) => apply({ type: 'ack', seq }) };
}
