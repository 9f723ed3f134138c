import type { LogEvent } from '@roompane/protocol';
import { connect, type RemoteProxy, WindowMessenger } from 'penpal';
import { askLog } from '../../page/ask-log.ts';
import type { CreateHost, PageQuestion } from '../../page/contestant.ts';

type FrameMethods = { take(event: LogEvent): void };

/** Penpal by its own handshake, which ends on a port. Events call a method of the frame. */
export const createHost: CreateHost = (log) => {
  const frames = new Set<RemoteProxy<FrameMethods>>();
  return {
    mount(frame, { url, isOpaque }) {
      const { contentWindow: remoteWindow } = frame;
      if (!remoteWindow) throw new Error('The frame is not in the document.');
      const connection = connect<FrameMethods>({
        messenger: new WindowMessenger({ remoteWindow, allowedOrigins: [isOpaque ? '*' : new URL(url).origin] }),
        methods: { readPage: (question: PageQuestion) => askLog(log, question) },
      });
      let remote: RemoteProxy<FrameMethods> | undefined;
      void connection.promise.then((connected) => frames.add((remote = connected)));
      frame.src = url;
      return () => {
        if (remote) frames.delete(remote);
        connection.destroy();
      };
    },
    emit(event) {
      for (const frame of frames) void frame.take(event);
    },
  };
};
