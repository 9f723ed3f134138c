import type { LogEvent, LogPage } from '@roompane/protocol';
import { type IWidgetApiRequest, WidgetApi } from 'matrix-widget-api';
import type { Connect } from '../../page/contestant.ts';

export const connect: Connect = async () => {
  // Without an origin it writes to its own.
  const api = new WidgetApi(null, '*');
  const ready = new Promise((resolve) => api.once('ready', resolve));
  api.start();
  await ready;
  const readPage = async (limit: number, before?: string): Promise<LogPage> => {
    const { page } = await api.transport.send<{ limit: number; before?: string }, { page: LogPage }>(
      'bench.read_page',
      {
        limit,
        ...(before === undefined ? {} : { before }),
      },
    );
    return page;
  };
  return {
    readPage,
    follow(listener) {
      api.on('action:bench.event', (action: CustomEvent<IWidgetApiRequest>) => {
        action.preventDefault();
        listener(action.detail.data['event'] as LogEvent);
        api.transport.reply(action.detail, {});
      });
      return Promise.resolve();
    },
    async readAll(listener) {
      for (const event of (await readPage(Infinity)).events) listener(event);
    },
  };
};
