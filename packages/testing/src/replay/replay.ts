import { createMessagePortLink } from '@roompane/bridge';
import type { Direction } from '@roompane/host';
import { type Abortable, type Link, RoompaneError } from '@roompane/protocol';
import { runFramed } from '../fake-host/framed-document.ts';
import type { CrossedString, StringRecording } from './string-recording.ts';

/** Which side of a recording is played, over which link. */
export interface ReplayOptions extends Abortable {
  readonly as: 'host' | 'addin';
  readonly link: Link;
}

/** How the far side differed from the one that was recorded. */
export interface ReplayReport {
  /** One sentence for each string that was not there, or not like it; empty where the far side did the same. */
  readonly differences: readonly string[];
  /** The recording's words are veiled: what the far side read was not what was said. */
  readonly isRedacted: boolean;
}

interface Envelope {
  readonly type: string;
  readonly id?: number;
  readonly method?: string;
}

/** Signs of life are answered as they come, whenever they came. */
const LIFE = new Set(['ping', 'pong']);

const read = (written: string): Envelope => JSON.parse(written) as Envelope;
const shapeOf = ({ type, method = '' }: Envelope): string => `${type} ${method}`.trim();

/**
 * Plays one side of a recording to whoever is at the far end of `link`: an add-in, or a host. It says what was said, and
 * waits where the far side spoke, until it has said as much; the order within one turn is its own. Resolves when all of it
 * was played. A far side that says less keeps it waiting: an abort rejects with `call/aborted`.
 */
export async function replay(
  { strings, isRedacted }: StringRecording,
  { as, link, signal }: ReplayOptions,
): Promise<ReplayReport> {
  const over = new AbortController();
  const heard: Envelope[] = [];
  let wake = (): void => undefined;
  link.listen((arrival) => {
    const envelope = read(arrival ?? '{"type":"no string"}');
    if (envelope.type === 'ping') link.send(JSON.stringify({ type: 'pong', id: envelope.id }));
    if (!LIFE.has(envelope.type)) heard.push(envelope);
    wake();
  }, over);
  const differences: string[] = [];
  /** The far side's own numbers of its calls, by those of the recording. */
  const ids = new Map<number | undefined, number | undefined>();
  try {
    const own = as === 'host' ? 'to-addin' : 'to-host';
    for (const turn of turnsOf(strings)) {
      if (turn.direction === own) turn.strings.forEach((written) => link.send(renumber(written, ids)));
      while (turn.direction !== own && heard.length < turn.strings.length)
        await news(signal, (listener) => (wake = listener));
      if (turn.direction !== own)
        differences.push(...compare(turn.strings.map(read), heard.splice(0, turn.strings.length), ids));
    }
  } finally {
    over.abort();
  }
  return { differences, isRedacted };
}

/** Runs an add-in's own code against a recorded host. `connect()` in it meets the recording. */
export async function replayHost<T>(
  recording: StringRecording,
  start: () => Promise<T>,
  { signal }: Abortable = {},
): Promise<{ readonly value: T; readonly report: Promise<ReplayReport> }> {
  let report: Promise<ReplayReport> | undefined;
  const value = await runFramed(start, {
    onHello(port) {
      report = replay(recording, { as: 'host', link: createMessagePortLink(port), signal });
    },
  });
  if (!report) throw new RoompaneError('connection/host-silent', { message: 'The code that was run never connected.' });
  return { value, report };
}

interface Turn {
  readonly direction: Direction;
  readonly strings: string[];
}

/** What one side said before the other spoke again. */
function turnsOf(strings: readonly CrossedString[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const { direction, written } of strings) {
    if (LIFE.has(read(written).type)) continue;
    const last = turns.at(-1);
    if (last?.direction === direction) last.strings.push(written);
    else turns.push({ direction, strings: [written] });
  }
  return turns;
}

/** Answers carry the number of the call that they answer. */
function renumber(written: string, ids: ReadonlyMap<number | undefined, number | undefined>): string {
  const envelope = read(written);
  const isAnswer = envelope.type === 'reply' || envelope.type === 'batch';
  return isAnswer ? JSON.stringify({ ...envelope, id: ids.get(envelope.id) ?? envelope.id }) : written;
}

function compare(
  recorded: readonly Envelope[],
  came: Envelope[],
  ids: Map<number | undefined, number | undefined>,
): readonly string[] {
  const left = [...came];
  const missing: string[] = [];
  for (const envelope of recorded) {
    const index = left.findIndex((other) => shapeOf(other) === shapeOf(envelope));
    const [match] = index < 0 ? [] : left.splice(index, 1);
    if (!match) missing.push(`“${shapeOf(envelope)}” was recorded and did not come`);
    else if (envelope.type === 'call') ids.set(envelope.id, match.id);
  }
  return [...missing, ...left.map((envelope) => `“${shapeOf(envelope)}” came and was not recorded`)];
}

function news(signal: AbortSignal | undefined, onNews: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new RoompaneError('call/aborted', { cause: signal?.reason }));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    onNews(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
  });
}
