import type { CreateHost } from '../../page/contestant.ts';

/** No contestant: a frame that posts one message, to tell a handshake from a page's load. */
export const createHost: CreateHost = () => ({
  mount(frame, { url }) {
    frame.src = url;
    return () => undefined;
  },
  emit: () => undefined,
});
