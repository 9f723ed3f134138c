import type { LogEvent } from '@roompane/protocol';
import { ClientWidgetApi, type IWidgetApiRequest, Widget, WidgetDriver } from 'matrix-widget-api';
import { askLog } from '../../page/ask-log.ts';
import type { CreateHost, PageQuestion } from '../../page/contestant.ts';

/** Grants no capability: custom actions need none. */
class RefusingDriver extends WidgetDriver {}

/** Widgets on window messages. Pages and events are custom actions, which spares them the mapping to Matrix events. */
export const createHost: CreateHost = (log) => {
  const widgets = new Set<ClientWidgetApi>();
  let lastId = 0;
  return {
    mount(frame, { url }) {
      const definition = { id: `widget-${++lastId}`, creatorUserId: '@bench:localhost', type: 'm.custom', url };
      const api = new ClientWidgetApi(new Widget(definition), frame, new RefusingDriver());
      // A frame with an opaque origin can only be written to by any name.
      (api.transport as { targetOrigin: string }).targetOrigin = '*';
      api.on('action:bench.read_page', (event: CustomEvent<IWidgetApiRequest>) => {
        event.preventDefault();
        const page = askLog(log, event.detail.data as unknown as PageQuestion);
        api.transport.reply(event.detail, { page });
      });
      api.once('ready', () => widgets.add(api));
      frame.src = url;
      return () => {
        widgets.delete(api);
        api.stop();
      };
    },
    emit(event: LogEvent) {
      for (const api of widgets) void api.transport.send('bench.event', { event });
    },
  };
};
