import { joinRoom, mountAddin } from '@roompane/host';
import type { CreateHost } from '../../page/contestant.ts';
import { MemoryProvider } from './memory-provider.ts';

/** Roompane as a web client has it: one joined room, an add-in in each frame, all guards and limits on. */
export const createHost: CreateHost = async (log) => {
  const provider = new MemoryProvider(log);
  const room = await joinRoom(provider, 'desk');
  return {
    mount(frame, { url, isOpaque }) {
      const session = mountAddin({
        room,
        frame,
        manifest: { id: 'bench', name: 'Bench', version: '1.0.0', entry: url, requires: ['messages/read'] },
        grants: ['messages/read'],
        appearance: { theme: 'light', density: 'comfortable', locale: 'en', direction: 'ltr' },
        ownOrigin: !isOpaque,
      });
      return () => session.close();
    },
    emit() {
      provider.room.ring();
    },
  };
};
