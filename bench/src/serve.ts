import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pages } from './pages.ts';

/** Two sites of this machine: the host's, and the frames'. */
export interface Sites {
  readonly hostUrl: string;
  readonly frameUrl: (contestant: string) => string;
  readonly close: () => void;
}

const page = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><body><script type="module" src="${script}"></script></body>`;

async function listen(files: ReadonlyMap<string, string>, name: string): Promise<[Server, string]> {
  const server = createServer(({ url = '' }, response) => {
    const path = new URL(url, 'http://any').pathname;
    const body = files.get(path);
    response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html');
    // Isolated pages have clocks of 5 µs; an opaque frame fetches its modules from no origin.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.setHeader('access-control-allow-origin', '*');
    // As a returning user has it: fetched once.
    if (path.endsWith('.js')) response.setHeader('cache-control', 'max-age=3600');
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  return [server, `http://${name}:${(server.address() as AddressInfo).port}/`];
}

export async function serve({ hostScripts, frameScripts }: Pages): Promise<Sites> {
  const frames = [...frameScripts].flatMap(([name, script]): [string, string][] => [
    [`/${name}/`, page(`/${name}.js`)],
    [`/${name}.js`, script],
  ]);
  const hosts = [...hostScripts].flatMap(([path, script]): [string, string][] => [
    [`/${path}`, page(`/${path}host.js`)],
    [`/${path}host.js`, script],
  ]);
  const [host, hostUrl] = await listen(new Map(hosts), '127.0.0.1');
  const [frame, frameUrl] = await listen(new Map(frames), 'localhost');
  return {
    hostUrl,
    frameUrl: (contestant) => `${frameUrl}${contestant}/`,
    close() {
      for (const server of [host, frame]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
