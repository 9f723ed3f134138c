import { type Cursor, type LiveEvent, type LogEvent, type Message, MessageFold } from '@roompane/protocol';
import { expectSame, expectTrue, isSame } from '../../../testing/src/suites/expectations.ts';

/** What really happened in a room. */
export interface Truth {
  /** Every event, as the log has it now: of what was removed without its words. */
  readonly log: readonly LogEvent[];
  /** Every event as it was when it happened. */
  readonly told: ReadonlyMap<Cursor, LogEvent>;
}

/** How often what a reader saw has a hole. */
export interface Holes {
  /** That a `gap` says. */
  readonly count: number;
}

/**
 * Holds what one reader saw, over all its documents, against what happened: each event once, in order, as it was or is now;
 * where something is missing a `gap` stands before what comes next. A reader who missed nothing has folded the room.
 */
export function judge(seen: readonly LiveEvent[], { log, told }: Truth): Holes {
  const places = new Map(log.map(({ cursor }, place) => [cursor, place]));
  let [place, count] = [-1, 0];
  let mayMiss = false;
  for (const event of seen) {
    if (event.type === 'caught-up') continue;
    if (event.type === 'gap') {
      const after = event.after === undefined ? undefined : places.get(event.after);
      // Behind a gap another may begin where the first one ended.
      expectTrue(after === undefined || after <= place || mayMiss, 'a gap behind what is yet to come');
      mayMiss = true;
      continue;
    }
    const now = places.get(event.cursor) ?? NaN;
    expectTrue(now >= 0, 'an event that never happened');
    expectTrue(now > place, 'an event twice, or too late');
    expectTrue(
      now === place + 1 || mayMiss,
      `${now - place - 1} events are missing before ${event.cursor}, and no gap says so`,
    );
    if (now > place + 1) count++;
    const isTrue = isSame(event, told.get(event.cursor)) || isSame(event, log[now]);
    expectTrue(isTrue, `${event.cursor} is not what happened`);
    place = now;
    mayMiss = false;
  }
  expectTrue(place === log.length - 1 || mayMiss, `${log.length - 1 - place} events never came`);
  if (count === 0 && place === log.length - 1) expectSame(foldOf(seen), foldOf(log), 'the folds');
  return { count };
}

function foldOf(events: readonly LiveEvent[]): readonly Message[] {
  const fold = new MessageFold();
  fold.append(events.filter((event) => event.type !== 'gap' && event.type !== 'caught-up'));
  return fold.messages;
}
