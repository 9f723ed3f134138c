import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';
import { askLog } from '../../page/ask-log.ts';
import type { CreateHost, PageQuestion } from '../../page/contestant.ts';

/** MCP Apps: a page is the answer of a tool, an event a notification of partial tool input, which is its stream. */
export const createHost: CreateHost = (log) => {
  const bridges = new Set<AppBridge>();
  return {
    mount(frame, { url }) {
      const { contentWindow } = frame;
      if (!contentWindow) throw new Error('The frame is not in the document.');
      const bridge = new AppBridge(null, { name: 'bench', version: '1.0.0' }, { serverTools: {} });
      bridge.oncalltool = ({ arguments: asked }) => {
        const page = askLog(log, asked as unknown as PageQuestion);
        return Promise.resolve({ content: [], structuredContent: { ...page } });
      };
      bridge.addEventListener('initialized', () => bridges.add(bridge));
      void bridge.connect(new PostMessageTransport(contentWindow, contentWindow));
      frame.src = url;
      return () => {
        bridges.delete(bridge);
        void bridge.close();
      };
    },
    emit(event) {
      for (const bridge of bridges) void bridge.sendToolInputPartial({ arguments: { event } });
    },
  };
};
