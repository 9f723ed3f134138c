import type { Clock } from '@roompane/protocol';
import type { Peer } from './peer.ts';

/** Beats since the far side was heard last. */
type LivenessState = number;

const initialLivenessState: LivenessState = 0;

/** Two whole beats without any arrival are 10 s of silence; a machine that slept has missed one beat at most. */
const BEAT_MS = 5_000;
const SILENT_BEATS = 2;

type LivenessEffect = 'ping' | 'tell-silent' | 'tell-heard';

/** A beat asks; whatever arrives is an answer. @spec LV1 LV2 */
function stepLiveness(
  state: LivenessState,
  input: 'beat' | 'heard',
): readonly [LivenessState, readonly LivenessEffect[]] {
  if (input === 'heard') return [0, state > SILENT_BEATS ? ['tell-heard'] : []];
  return [state + 1, state === SILENT_BEATS ? ['tell-silent', 'ping'] : ['ping']];
}

export interface LivenessOptions {
  readonly peer: Peer;
  readonly clock: Clock;
  readonly onChange: (isResponsive: boolean) => void;
}

/**
 * Pings until the session ends and tells when the far side falls silent and when it is heard again.
 * Returns what to call for each arrival.
 */
export function watchLiveness({ peer, clock, onChange }: LivenessOptions): () => void {
  let state = initialLivenessState;
  const apply = (input: 'beat' | 'heard'): void => {
    const [next, effects] = stepLiveness(state, input);
    state = next;
    for (const effect of effects) {
      // The pong is an arrival like any other; a session that ends is told elsewhere.
      if (effect === 'ping') peer.ping().catch(() => undefined);
      else onChange(effect === 'tell-heard');
    }
  };
  const beat = (): void => {
    apply('beat');
    clock.setTimer(BEAT_MS, beat, { signal: peer.signal });
  };
  beat();
  return () => apply('heard');
}
