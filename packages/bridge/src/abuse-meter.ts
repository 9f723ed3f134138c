import { LIMITS, type Limits, RoompaneError } from '@roompane/protocol';

/** What a far side did lately. */
export interface MeterState {
  readonly secondStartMs: number;
  readonly callsThisSecond: number;
  readonly windowStartMs: number;
  readonly refusals: number;
}

export const initialMeterState: MeterState = { secondStartMs: 0, callsThisSecond: 0, windowStartMs: 0, refusals: 0 };

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
  if (input.type === 'refused') {
    const isNew = input.atMs - state.windowStartMs >= LIMITS.refusalWindowMs;
    const refusals = isNew ? 1 : state.refusals + 1;
    const next = { ...state, refusals, windowStartMs: isNew ? input.atMs : state.windowStartMs };
    return [next, refusals > LIMITS.refusals ? new RoompaneError('limit/abusive', { data: { refusals } }) : undefined];
  }
  const isNew = input.atMs - state.secondStartMs >= 1_000;
  const callsThisSecond = isNew ? 1 : state.callsThisSecond + 1;
  const next = { ...state, callsThisSecond, secondStartMs: isNew ? input.atMs : state.secondStartMs };
  return [next, exceeded(callsThisSecond, input)];
}

function exceeded(
  callsThisSecond: number,
  { isStream, openCalls, openStreams }: Extract<MeterInput, { type: 'asked' }>,
): RoompaneError | undefined {
  if (callsThisSecond > LIMITS.callsPerSecond) return over('callsPerSecond', 'calls a second');
  if (isStream && openStreams >= LIMITS.subscriptions) return over('subscriptions', 'open streams');
  if (!isStream && openCalls >= LIMITS.callsInFlight) return over('callsInFlight', 'unanswered calls');
  return undefined;
}

function over(limit: keyof Limits, unit: string): RoompaneError {
  return new RoompaneError('limit/exceeded', { data: { limit, max: LIMITS[limit], unit } });
}
