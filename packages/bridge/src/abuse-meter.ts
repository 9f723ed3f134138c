import { LIMITS, type Limits, RoompaneError } from '@roompane/protocol';

/** When a far side did what lately, oldest first: as many times as its limits count, and no more. */
export interface MeterState {
  readonly callsAtMs: readonly number[];
  readonly refusalsAtMs: readonly number[];
}

export const initialMeterState: MeterState = { callsAtMs: [], refusalsAtMs: [] };

export type MeterInput =
  | {
      readonly type: 'asked';
      readonly atMs: number;
      readonly isStream: boolean;
      /** Calls that are not answered, streams not counted. */
      readonly openCalls: number;
      readonly openStreams: number;
    }
  | { readonly type: 'refused'; readonly atMs: number };

/**
 * Measures the far side against the limits. For `asked` the error refuses this one call or ping and the peer lives on; for
 * `refused` it ends the session. @spec LI2 LI3
 */
export function stepMeter(state: MeterState, input: MeterInput): readonly [MeterState, RoompaneError | undefined] {
  const { atMs } = input;
  if (input.type === 'refused') {
    const refusalsAtMs = within(LIMITS.refusalWindowMs, state.refusalsAtMs, atMs).slice(-LIMITS.refusals);
    refusalsAtMs.push(atMs);
    const refusals = refusalsAtMs.length;
    const isAbusive = refusals > LIMITS.refusals;
    return [
      { ...state, refusalsAtMs },
      isAbusive ? new RoompaneError('limit/abusive', { data: { refusals } }) : undefined,
    ];
  }
  const callsAtMs = within(1_000, state.callsAtMs, atMs);
  if (callsAtMs.length >= LIMITS.callsPerSecond)
    return [{ ...state, callsAtMs }, over('callsPerSecond', 'calls a second')];
  callsAtMs.push(atMs);
  return [{ ...state, callsAtMs }, exceeded(input)];
}

/**
 * A copy of the times, in their order, that lie within the window. The clock of a machine may be set back: what has not been
 * yet is not counted.
 */
function within(windowMs: number, timesMs: readonly number[], nowMs: number): number[] {
  let first = 0;
  let end = timesMs.length;
  while (first < end && nowMs - (timesMs[first] ?? 0) >= windowMs) first++;
  while (first < end && (timesMs[end - 1] ?? 0) > nowMs) end--;
  return timesMs.slice(first, end);
}

function exceeded({
  isStream,
  openCalls,
  openStreams,
}: Extract<MeterInput, { type: 'asked' }>): RoompaneError | undefined {
  if (isStream && openStreams >= LIMITS.subscriptions) return over('subscriptions', 'open streams');
  if (!isStream && openCalls >= LIMITS.callsInFlight) return over('callsInFlight', 'unanswered calls');
  return undefined;
}

function over(limit: keyof Limits, unit: string): RoompaneError {
  return new RoompaneError('limit/exceeded', { data: { limit, max: LIMITS[limit], unit } });
}
