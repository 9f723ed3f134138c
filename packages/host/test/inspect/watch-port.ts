import { createDraft, type Draft, type Envelope } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import {
  type Direction,
  type Observe,
  Recorder,
  type RecorderOptions,
  type RecordResult,
  type WireRecord,
} from '@roompane/host';

export const draft: Draft = createDraft({ body: 'Sell 8 m EUR/USD' }, 'key');

/** A recorder that watches one port, and what a test does with the port. */
export interface WatchedPort {
  readonly clock: ManualClock;
  readonly recorder: Recorder;
  readonly observe: Observe;
  readonly cross: (direction: Direction, written: string | undefined) => void;
  readonly toHost: (envelope: Envelope) => void;
  readonly toAddin: (envelope: Envelope) => void;
  readonly last: () => WireRecord;
  readonly results: () => RecordResult[];
}

export function watch(options: RecorderOptions = {}): WatchedPort {
  const clock = new ManualClock(1_000_000);
  const recorder = new Recorder({ clock, ...options });
  const observe = recorder.observe('guard');
  observe({ type: 'opened', atEpochMs: clock.now() });
  const cross = (direction: Direction, written: string | undefined): void =>
    observe({ type: 'crossed', atEpochMs: clock.now(), direction, written, sizeBytes: written?.length ?? 0 });
  return {
    clock,
    recorder,
    observe,
    cross,
    toHost: (envelope: Envelope) => cross('to-host', JSON.stringify(envelope)),
    toAddin: (envelope: Envelope) => cross('to-addin', JSON.stringify(envelope)),
    last: (): WireRecord => recorder.records.at(-1)!,
    results: (): RecordResult[] => recorder.records.map(({ result }) => result),
  };
}

/** A check of a draft that waits for its verdict. */
export function watchCheck(): WatchedPort {
  const watched = watch();
  watched.toAddin({ type: 'call', id: 1, method: 'outgoing/check', params: { checkId: '1-1', draft } });
  return watched;
}
