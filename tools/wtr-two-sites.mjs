import { createServer } from 'node:http';

const hostName = 'localhost';
const addinName = '127.0.0.1';
const modulePath = '/__virtual/two-sites.js';
const redirectPath = '/__redirect';

/**
 * Serves the test runner's files a second time, from another site: `127.0.0.1` against `localhost`. Only that second
 * server lets every origin read, as an opaque frame needs for its modules. Tests import both origins from
 * `virtual:two-sites`. `/__redirect?to=` leads elsewhere.
 */
export function twoSites() {
  /** @type {import('node:http').Server | undefined} */
  let addinServer;
  let hostOrigin = '';
  let addinPort = 0;

  /** @type {import('@web/test-runner').TestRunnerPlugin} */
  const plugin = {
    name: 'roompane-two-sites',
    async serverStart({ app, config }) {
      const server = createServer(app.callback());
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, addinName, () => resolve(undefined));
      });
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('The add-in server has no port.');
      addinServer = server;
      addinPort = address.port;
      hostOrigin = `http://${hostName}:${config.port}`;
    },
    async serverStop() {
      addinServer?.closeAllConnections();
      await new Promise((resolve) => addinServer?.close(resolve));
    },
    resolveImport({ source }) {
      return source === 'virtual:two-sites' ? modulePath : undefined;
    },
    serve({ path }) {
      if (path !== modulePath) return undefined;
      const origins = { hostOrigin, addinOrigin: `http://${addinName}:${addinPort}` };
      const body = Object.entries(origins).map(([name, origin]) => `export const ${name} = ${JSON.stringify(origin)};`);
      return { body: body.join('\n'), type: 'js' };
    },
  };

  /** @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} */
  const middleware = async (context, next) => {
    // For tests of frames that are led elsewhere by their server.
    if (context.path === redirectPath) context.redirect(String(context.query.to));
    else await next();
    // Set last: the server caches a transformed file with its headers, whichever site asked for it first.
    if (context.req.socket.localPort === addinPort) context.set('Access-Control-Allow-Origin', '*');
    else context.remove('Access-Control-Allow-Origin');
  };

  return { plugin, middleware, hostName };
}
