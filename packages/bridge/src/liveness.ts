import type { Clock } from '@roompane/protocol';
import type { Peer } from './peer.ts';

export interface LivenessOptions {
  readonly peer: Peer;
  readonly clock: Clock;
  readonly onChange: (isResponsive: boolean) => void;
}

/** Two beats without any arrival are 10 s of silence; a machine that slept has missed one beat at most. */
const BEAT_MS = 5_000;
const SILENT_BEATS = 2;

/**
 * Pings until the session ends and tells when the far side falls silent and when it is heard again.
 * Returns what to call for each arrival. @spec LV1 LV2
 */
export function watchLiveness({ peer, clock, onChange }: LivenessOptions): () => void {
  let silentBeats = 0;
  const beat = (): void => {
    silentBeats++;
    if (silentBeats === SILENT_BEATS + 1) onChange(false);
    // The pong is an arrival like any other; a session that ends is told elsewhere.
    peer.ping().catch(() => undefined);
    clock.setTimer(BEAT_MS, beat, { signal: peer.signal });
  };
  beat();
  return () => {
    const wasSilent = silentBeats > SILENT_BEATS;
    silentBeats = 0;
    if (wasSilent) onChange(true);
  };
}
