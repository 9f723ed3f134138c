import { App, PostMessageTransport } from '@modelcontextprotocol/ext-apps';
import type { LogEvent, LogPage } from '@roompane/protocol';
import type { Connect } from '../../page/contestant.ts';

export const connect: Connect = async () => {
  const app = new App({ name: 'bench', version: '1.0.0' }, {}, { autoResize: false });
  await app.connect(new PostMessageTransport(parent, parent));
  const readPage = async (limit: number, before?: string): Promise<LogPage> => {
    const asked = { limit, ...(before === undefined ? {} : { before }) };
    const { structuredContent } = await app.callServerTool({ name: 'read-page', arguments: asked });
    return structuredContent as LogPage;
  };
  return {
    readPage,
    follow(listener) {
      app.addEventListener('toolinputpartial', ({ arguments: given }) => listener(given?.['event'] as LogEvent));
      return Promise.resolve();
    },
    async readAll(listener) {
      for (const event of (await readPage(Number.MAX_SAFE_INTEGER)).events) listener(event);
    },
  };
};
