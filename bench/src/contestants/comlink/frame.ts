import { proxy, wrap } from 'comlink';
import type { Connect } from '../../page/contestant.ts';
import type { ComlinkRoom } from './room.ts';

export const connect: Connect = () => {
  const { port1, port2 } = new MessageChannel();
  const room = wrap<ComlinkRoom>(port1);
  parent.postMessage('hello', '*', [port2]);
  return Promise.resolve({
    readPage: (limit, before) => room.readPage({ limit, before }),
    follow: (listener) => room.follow(proxy(listener)),
    async readAll(listener) {
      const { events } = await room.readPage({ limit: Infinity });
      for (const event of events) listener(event);
    },
  });
};
