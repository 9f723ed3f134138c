import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpServer, PluginOption } from 'vite';
import type { SitePorts } from './site-ports.ts';

const loopback = ['127.0.0.1', '::1'] as const;

/** Opens one more listener; where the machine has no such address (no IPv6) there is nothing to open. */
function listen(handler: RequestListener, main: HttpServer, [port, address]: [port: number, address: string]): void {
  const server: Server = createServer(handler as (request: IncomingMessage) => void);
  // Vite's socket for hot updates lives on the main server.
  server.on('upgrade', (request, socket, head) => main.emit('upgrade', request, socket, head));
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRNOTAVAIL' && error.code !== 'EAFNOSUPPORT') throw error;
  });
  server.listen(port, address);
  main.on('close', () => {
    server.close();
    server.closeAllConnections();
  });
}

/**
 * Serves everything on two sites: host pages on one port, add-ins on the other, each under both loopback names. A page
 * under `localhost` takes its add-ins from `127.0.0.1`, and the other way round, so that they differ in site and not
 * only in origin.
 *
 * An add-in in an opaque frame fetches its own modules with `Origin: null`, so the add-ins' port, and only that one,
 * lets every origin read. The host's port keeps Vite's default.
 */
export function twoSites(ports: SitePorts): PluginOption {
  const openSites = (middlewares: RequestListener, main: HttpServer): void => {
    const serveAddin: RequestListener = (request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      middlewares(request, response);
    };
    main.once('listening', () => {
      const taken = (main.address() as AddressInfo).address;
      for (const address of loopback) {
        if (address !== taken) listen(middlewares, main, [ports.host, address]);
        listen(serveAddin, main, [ports.addin, address]);
      }
    });
  };
  const redirectHome: RequestListener = (_request, response) => {
    response.writeHead(302, { location: '/playground/' }).end();
  };
  return {
    name: 'roompane-two-sites',
    configureServer({ middlewares, httpServer }) {
      middlewares.use((request, response, next) => (request.url === '/' ? redirectHome(request, response) : next()));
      if (httpServer) openSites(middlewares, httpServer);
    },
    configurePreviewServer({ middlewares, httpServer }) {
      middlewares.use((request, response, next) => (request.url === '/' ? redirectHome(request, response) : next()));
      openSites(middlewares, httpServer);
    },
  };
}
