import type { Cursor, GapEvent, LogEvent } from '@roompane/protocol';
import { type LogReader, readOn } from './read-log.ts';
import { type Place, parsePlace } from './cursor.ts';
import { readOrWait } from './read-or-wait.ts';
import type { Store } from './store.ts';

/** Rows of one read: enough to be fast, few enough to keep a task short. */
const BATCH_EVENTS = 128;

/**
 * Everything behind `after`, then what comes, each once and in order: each read goes on from the reader's own place, and
 * a ring says only that there is something to read. A storage that fails is waited for. @spec PR3
 */
export async function* followLog(
  store: Store,
  reader: LogReader,
  { after, signal }: { readonly after: Cursor; readonly signal: AbortSignal },
): AsyncGenerator<LogEvent | GapEvent, void, undefined> {
  const rings = store.bell.follow([`log/${reader.roomId}`, 'rooms'], { signal });
  let place = after;
  let toldOf = 0;
  for (;;) {
    const next = await readOrWait(() =>
      store.connection.run((database) => readOn(database, reader, { after: place, limit: BATCH_EVENTS }), { signal }),
    );
    const expiredSeq = seqOf(next?.expired);
    if (expiredSeq > toldOf) {
      toldOf = expiredSeq;
      yield { type: 'gap', after: place };
    }
    for (const event of next?.events ?? []) {
      place = event.cursor;
      yield event;
    }
    if (!next || next.events.length < BATCH_EVENTS) await rings.next();
  }
}

function seqOf(cursor: Cursor | undefined): Place['seq'] {
  return parsePlace(cursor)?.seq ?? 0;
}
