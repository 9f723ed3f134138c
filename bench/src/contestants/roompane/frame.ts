import { connect as connectRoom } from '@roompane/addin';
import type { Connect } from '../../page/contestant.ts';

export const connect: Connect = async () => {
  const room = await connectRoom();
  return {
    readPage: (limit, before) =>
      before === undefined ? room.messages.latest({ limit }) : room.messages.older({ limit, before }),
    follow: (listener) =>
      new Promise((resolve, reject) => {
        const live = async (): Promise<void> => {
          for await (const event of room.messages.live()) {
            if (event.type === 'caught-up') resolve();
            else if (event.type !== 'gap') listener(event);
          }
        };
        live().catch(reject);
      }),
    /** Replayed as a stream: no envelope carries 10,000 messages. */
    async readAll(listener) {
      for await (const event of room.messages.live({ after: 'c0' })) {
        if (event.type === 'caught-up') return;
        if (event.type !== 'gap') listener(event);
      }
    },
  };
};
