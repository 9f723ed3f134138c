import type { LogEvent } from '@roompane/protocol';
import type { CreateHost } from '../../page/contestant.ts';
import { createHost as createRawHost } from '../raw/host.ts';

const EVENTS = 100;

/** The raw port, with what is emitted in one task in arrays of 100: about the most that a stream can be. */
export const createHost: CreateHost = async (log) => {
  const raw = await createRawHost(log);
  let waiting: LogEvent[] = [];
  const flush = (): void => {
    // The frame tells an array from an event.
    if (waiting.length > 0) raw.emit(waiting as unknown as LogEvent);
    waiting = [];
  };
  return {
    mount: (frame, at) => raw.mount(frame, at),
    emit(event) {
      if (waiting.push(event) === 1) queueMicrotask(flush);
      if (waiting.length === EVENTS) flush();
    },
  };
};
