import type { LogEvent, LogPage } from '@roompane/protocol';
import type { Connect, PageQuestion } from '../../page/contestant.ts';

type Arrival = LogEvent | { readonly id: number; readonly result: LogPage };

export const connect: Connect = () => {
  const { port1: port, port2 } = new MessageChannel();
  const calls = new Map<number, (page: LogPage) => void>();
  let listener: ((event: LogEvent) => void) | undefined;
  let lastId = 0;
  port.onmessage = ({ data }: MessageEvent<Arrival>) => {
    if (!('id' in data)) return listener?.(data);
    calls.get(data.id)?.(data.result);
    calls.delete(data.id);
  };
  parent.postMessage('hello', '*', [port2]);

  const ask = (params: PageQuestion): Promise<LogPage> =>
    new Promise((resolve) => {
      calls.set(++lastId, resolve);
      port.postMessage({ id: lastId, params });
    });
  return Promise.resolve({
    readPage: (limit, before) => ask({ limit, before }),
    follow(given) {
      listener = given;
      return Promise.resolve();
    },
    async readAll(given) {
      const { events } = await ask({ limit: Infinity });
      for (const event of events) given(event);
    },
  });
};
