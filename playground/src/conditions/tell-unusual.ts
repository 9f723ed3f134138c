import type { FaultsState } from './draw-faults.ts';
import type { Conditions } from './conditions.ts';
import { writeMessageRate } from './message-rates.ts';

/** What differs from a room at rest, in words: taste is nothing unusual. */
export function tellUnusual(conditions: Conditions, faults: FaultsState): readonly string[] {
  const { role, roomKind, latencyMs, messagesPerSecond, secondPersonId } = conditions;
  const told: readonly (readonly [isSo: boolean, words: string])[] = [
    [faults.isCrashed, 'the host crashed'],
    [faults.isOffline, 'offline'],
    [faults.areClocksHeld, 'clocks held'],
    [faults.slowMs > 0, 'slow add-in'],
    [faults.isFlooding, 'flood'],
    [role !== undefined, `role ${role}`],
    [roomKind !== undefined, `${roomKind} room`],
    [latencyMs > 0, `latency ${latencyMs} ms`],
    [messagesPerSecond > 0, `${writeMessageRate(messagesPerSecond)} messages`],
    [secondPersonId !== undefined, 'two people'],
  ];
  return told.filter(([isSo]) => isSo).map(([, words]) => words);
}
