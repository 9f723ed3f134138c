import type { Link } from '@roompane/protocol';

/** A {@link Link} over one end of a `MessageChannel`. @spec EN1 EN5 */
export function createMessagePortLink(port: MessagePort): Link {
  return {
    send: (written) => port.postMessage(written),
    listen(listener, options) {
      port.addEventListener(
        'message',
        ({ data, ports }: MessageEvent<unknown>) => {
          for (const extra of ports) extra.close();
          listener(typeof data === 'string' && ports.length === 0 ? data : undefined);
        },
        options,
      );
      port.addEventListener('messageerror', () => listener(undefined), options);
      port.start();
    },
    close: () => port.close(),
  };
}
