import type { LogEvent, LogPage } from '@roompane/protocol';
import { connect as connectPenpal, WindowMessenger } from 'penpal';
import type { Connect, PageQuestion } from '../../page/contestant.ts';

type HostMethods = { readPage(question: PageQuestion): LogPage };

export const connect: Connect = async () => {
  let listener: ((event: LogEvent) => void) | undefined;
  const { promise } = connectPenpal<HostMethods>({
    messenger: new WindowMessenger({ remoteWindow: parent, allowedOrigins: ['*'] }),
    methods: { take: (event: LogEvent) => listener?.(event) },
  });
  const room = await promise;
  return {
    readPage: (limit, before) => room.readPage({ limit, before }),
    follow(given) {
      listener = given;
      return Promise.resolve();
    },
    async readAll(given) {
      const { events } = await room.readPage({ limit: Infinity });
      for (const event of events) given(event);
    },
  };
};
