import { expose, type ProxyMarked } from 'comlink';
import type { LogEvent } from '@roompane/protocol';
import { askLog } from '../../page/ask-log.ts';
import type { CreateHost, PageQuestion } from '../../page/contestant.ts';
import type { ComlinkRoom } from './room.ts';

/** Comlink over a port that the frame makes. Events go to a proxied callback: Comlink's own way. */
export const createHost: CreateHost = (log) => {
  const listeners = new Set<(event: LogEvent) => unknown>();
  return {
    mount(frame, { url }) {
      const listening = new AbortController();
      const served: ComlinkRoom = {
        readPage: (question: PageQuestion) => askLog(log, question),
        follow: (listener: ((event: LogEvent) => void) & ProxyMarked) => {
          listeners.add(listener);
          listening.signal.addEventListener('abort', () => listeners.delete(listener));
        },
      };
      addEventListener(
        'message',
        ({ source, ports: [port] }) => {
          if (source === frame.contentWindow && port) expose(served, port);
        },
        listening,
      );
      frame.src = url;
      return () => listening.abort();
    },
    emit(event) {
      for (const listener of listeners) listener(event);
    },
  };
};
