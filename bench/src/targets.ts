import type { Figure, Mode } from './figures.ts';
import type { Spread } from './statistics.ts';

/** What Roompane must reach, and where it is seen. */
interface Target {
  readonly measure: string;
  readonly says: string;
  /** The figure's ratio to the raw reference, or the value itself. */
  readonly of: 'ratio' | 'value';
  readonly atMost?: number;
  readonly atLeast?: number;
}

const TARGETS: readonly Target[] = [
  { measure: 'call', says: 'call', of: 'ratio', atMost: 1.25 },
  { measure: 'stream/at-once', says: 'stream flooded, throughput', of: 'ratio', atLeast: 6 },
  { measure: 'batch-events', says: 'events in a batch', of: 'value', atMost: 256 },
  { measure: 'batch-chars', says: 'characters of events in a batch', of: 'value', atMost: 65_536 },
  { measure: 'longest-task', says: 'longest task in the frame, ms', of: 'value', atMost: 16 },
  { measure: 'host-busy/one-per-task', says: 'one per task, host busy', of: 'ratio', atMost: 0.35 },
  { measure: 'stream/one-per-task', says: 'one per task, throughput', of: 'ratio', atLeast: 2 },
  { measure: 'handshake', says: 'handshake', of: 'ratio', atMost: 1.3 },
  { measure: 'fan-out', says: 'fan-out to 16, throughput', of: 'ratio', atLeast: 6 },
  { measure: 'history/all', says: 'history of 10,000', of: 'ratio', atMost: 1.3 },
  { measure: 'outgoing/one/calls', says: 'a passing interceptor, above raw, in calls', of: 'value', atMost: 1 },
  { measure: 'outgoing/ten/calls', says: 'ten of them, above raw, in calls', of: 'value', atMost: 10 },
  {
    measure: 'list/scroll-longest',
    says: 'list, scrolling: script, style and layout of the longest frame, ms of processor time',
    of: 'value',
    atMost: 8,
  },
  {
    measure: 'list/scroll/clock-95',
    says: 'list, scrolling: of 95 in 100 frames, ms by the clock',
    of: 'value',
    atMost: 8,
  },
  {
    measure: 'playground/first/readable',
    says: 'playground, messages can be read on a first visit, ms',
    of: 'value',
    atMost: 1_000,
  },
];

/** A target, beside what was measured. */
export interface Verdict {
  readonly target: Target;
  readonly mode: Mode;
  readonly measured: number;
  readonly spread: Spread;
  readonly isReached: boolean;
}

/** Judges by the median; what was not measured is not judged. */
export function judge(figures: readonly Figure[]): readonly Verdict[] {
  return TARGETS.flatMap((target) =>
    figures
      .filter(({ measure, contestant }) => measure === target.measure && contestant === 'roompane')
      .flatMap((figure) => {
        const spread = target.of === 'value' ? figure.value : figure.ratio;
        if (spread === undefined) return [];
        const measured = spread.median;
        const { atMost = Infinity, atLeast = -Infinity } = target;
        return [{ target, mode: figure.mode, measured, spread, isReached: measured <= atMost && measured >= atLeast }];
      }),
  );
}
