import type { WireRecord } from '@roompane/host';

/** The stretch of time that the rows in sight stand for. */
export interface Axis {
  readonly startMs: number;
  readonly endMs: number;
}

/** Less would make a single quick call fill the whole width. */
const LEAST_MS = 100;

type Timed = Pick<WireRecord, 'kind' | 'name' | 'result' | 'atEpochMs' | 'tookMs'>;

/** When a record's bar begins and ends. A verdict is told at its end; a stream, an event and a ping are points. */
function stretch({ kind, name, atEpochMs, tookMs = 0 }: Timed): Axis {
  if (kind === 'call') return { startMs: atEpochMs, endMs: atEpochMs + tookMs };
  if (name === 'outgoing/verdict') return { startMs: atEpochMs - tookMs, endMs: atEpochMs };
  return { startMs: atEpochMs, endMs: atEpochMs };
}

/** From the first beginning to the last end. */
export function spanRows(rows: readonly Timed[]): Axis {
  const stretches = rows.map(stretch);
  const startMs = Math.min(...stretches.map((each) => each.startMs));
  const endMs = Math.max(...stretches.map((each) => each.endMs));
  return { startMs, endMs: Math.max(endMs, startMs + LEAST_MS) };
}

/** Where a record lies on the axis, in percent of it. What waits reaches to the end. */
export interface Mark {
  readonly isPoint: boolean;
  readonly start: number;
  readonly width: number;
}

export function placeOn({ startMs, endMs }: Axis, record: Timed): Mark {
  const own = stretch(record);
  // The last point of the axis is inside it too.
  const percent = (ms: number): number => Math.round(((ms - startMs) / (endMs - startMs)) * 960) / 10;
  const isWaiting = record.kind === 'call' && record.result === 'pending';
  const isPoint = !isWaiting && record.kind !== 'call' && record.name !== 'outgoing/verdict';
  const start = percent(own.startMs);
  return { isPoint, start, width: (isWaiting ? 100 : percent(own.endMs)) - start };
}
