import { askLog } from '../../page/ask-log.ts';
import type { CreateHost, PageQuestion } from '../../page/contestant.ts';

interface Call {
  readonly id: number;
  readonly params: PageQuestion;
}

/** A port and nothing else: what can not be undercut. The frame makes the channel, as Roompane's does. */
export const createHost: CreateHost = (log) => {
  const frames = new Set<MessagePort>();
  return {
    mount(frame, { url }) {
      const listening = new AbortController();
      const listen = ({ source, ports: [port] }: MessageEvent): void => {
        if (source !== frame.contentWindow || !port) return;
        port.onmessage = ({ data: { id, params } }: MessageEvent<Call>) =>
          port.postMessage({ id, result: askLog(log, params) });
        frames.add(port);
        listening.signal.addEventListener('abort', () => frames.delete(port));
      };
      addEventListener('message', listen, listening);
      frame.src = url;
      return () => listening.abort();
    },
    emit(event) {
      for (const port of frames) port.postMessage(event);
    },
  };
};
