import { type Cursor, type GapEvent, isRoompaneError, LIMITS, type LogEvent } from '@roompane/protocol';
import type { Log, Stretch } from './log.ts';
import { BEGINNING, parsePlace, type Place, toCursor } from './place.ts';
import type { Tail } from './tail.ts';

export interface LogSource {
  readonly log: Log;
  readonly tail: Tail;
}

/** What comes behind `after`, without an end. Rejects with `log/cursor-unknown` for a place that never was. @spec PR3 */
export async function* followLog(
  { log, tail }: LogSource,
  { after, signal }: { readonly after: Cursor; readonly signal: AbortSignal },
): AsyncGenerator<LogEvent | GapEvent, void, undefined> {
  let place = parsePlace(log.roomId, after);
  let isKnown = place.id === '';
  for (;;) {
    const rung = tail.bell.next(signal);
    try {
      const { events, last, isComplete } = await readOn({ log, tail }, place, signal);
      isKnown = true;
      place = last ?? place;
      yield* events;
      if (!isComplete) continue;
    } catch (thrown) {
      if (!isKnown) throw thrown;
      if (isRoompaneError(thrown, 'log/cursor-unknown')) {
        yield { type: 'gap', after: toCursor(log.roomId, { ...place, isBehind: false }) };
        place = BEGINNING;
        continue;
      }
      // Without a line there is nothing to read until it is back, and that rings.
      if (!isRoompaneError(thrown, 'provider/unavailable')) throw thrown;
    }
    await rung;
  }
}

async function readOn({ log, tail }: LogSource, place: Place, signal: AbortSignal): Promise<Omit<Stretch, 'first'>> {
  const items = place.part === undefined ? tail.after(place.id) : undefined;
  if (!items) return log.readBehind(place, { limit: LIMITS.pageEvents, signal });
  const last = items.at(-1);
  const events = await log.events.toEvents(items);
  return { events, last: last && { id: last.id, isBehind: false }, isComplete: true };
}
