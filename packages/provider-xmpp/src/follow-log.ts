import { type Cursor, type GapEvent, isRoompaneError, LIMITS, type LogEvent } from '@roompane/protocol';
import type { Log } from './log.ts';
import { BEGINNING, parsePlace, toCursor } from './place.ts';
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
  let { id } = parsePlace(log.roomId, after);
  let isKnown = id === '';
  for (;;) {
    const rung = tail.bell.next(signal);
    try {
      const { events, last, isComplete } = await readOn({ log, tail }, id, signal);
      isKnown = true;
      id = last ?? id;
      yield* events;
      if (!isComplete) continue;
    } catch (thrown) {
      if (!isKnown) throw thrown;
      if (isRoompaneError(thrown, 'log/cursor-unknown')) {
        yield { type: 'gap', after: toCursor(log.roomId, { id, isBehind: false }) };
        ({ id } = BEGINNING);
        continue;
      }
      // Without a line there is nothing to read until it is back, and that rings.
      if (!isRoompaneError(thrown, 'provider/unavailable')) throw thrown;
    }
    await rung;
  }
}

interface Continuation {
  readonly events: readonly LogEvent[];
  readonly last: string | undefined;
  readonly isComplete: boolean;
}

async function readOn({ log, tail }: LogSource, id: string, signal: AbortSignal): Promise<Continuation> {
  const items = tail.after(id);
  if (!items) return log.readBehind(id, { limit: LIMITS.pageEvents, signal });
  return { events: await log.events.toEvents(items), last: items.at(-1)?.id, isComplete: true };
}
