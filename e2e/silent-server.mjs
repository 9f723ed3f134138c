import { createServer } from 'node:http';

const page = '<!doctype html><title>No CORS</title><script type="module" src="./main.js"></script>';

/**
 * A server of an add-in as authors start it first: its page loads, its module scripts do not load in an opaque frame.
 * It closes with the context.
 * @param {import('playwright-core').BrowserContext} context
 * @returns {Promise<string>} its address
 */
export async function serveWithoutCors(context) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? 'document.title = "ran";' : page);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  context.once('close', () => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}/`;
}
