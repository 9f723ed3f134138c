import type { RosterEvent } from '@roompane/protocol';
import { type RosterEntries, tellChanges, tellRoster, type ToldRoster } from '@roompane/protocol/provider-kit';
import type { Bell } from './bell.ts';

/** A snapshot, then what changed since the reader last looked: a slow reader finds few changes, not a queue. @spec PR6 */
export async function* followRoster(
  read: () => RosterEntries,
  bell: Bell,
  signal: AbortSignal,
): AsyncGenerator<RosterEvent, void, undefined> {
  for (let told: ToldRoster | undefined; ;) {
    const rung = bell.next(signal);
    told = told ? tellChanges(told, read()) : tellRoster(read());
    yield* told.events;
    await rung;
  }
}
