import type { Source } from '../pulled-stream.ts';
import type { ActStream } from './act.ts';

/** A stream of one reader that gives what it is asked for, and ends: nothing in it comes by itself. @spec ST11 */
export function fromSource<Event extends object>(source: Source<Event>): ActStream<Event> {
  return {
    start: undefined,
    listen: () => undefined,
    async read(_after, { signal }) {
      const event = await source.pull(signal);
      const events = event ? [{ event, place: undefined }] : [];
      return { events, place: undefined, isLast: !event, isEnd: !event };
    },
    createReader: () => source,
  };
}
