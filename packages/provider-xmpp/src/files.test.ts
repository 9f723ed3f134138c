import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { LIMITS } from '@roompane/protocol';
import { Files } from './files.ts';
import type { Line } from './line.ts';
import type { Server } from './server.ts';

const filesOf = (service: string): Files => new Files({ service } as Line, {} as Server);
const elsewhere = filesOf('wss://chat.example/ws');
const here = filesOf('ws://127.0.0.1:5280/ws');
const fileAt = (id: string): Parameters<Files['download']>[0] => ({ id, name: 'f', mediaType: '', bytes: 1 });

/** A server on this machine for as long as the test lasts, and its address. */
async function serve(context: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  // It listens on a port, not on a pipe.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a file that a message names', () => {
  it('[PR15] is not read from the reader’s own machine, unless the server is on it', async (context) => {
    let asked = 0;
    const url = await serve(context, (_request, response) => {
      asked++;
      response.end('local');
    });
    await assert.rejects(elsewhere.download(fileAt(url)), { code: 'message/not-found' });
    assert.equal(asked, 0);
    assert.equal(new TextDecoder().decode(await here.download(fileAt(url))), 'local');
  });

  it('[PR15] is cut off where it has no end, and led nowhere else', async (context) => {
    const url = await serve(context, (request, response) => {
      if (request.url === '/moved') return void response.writeHead(302, { location: '/endless' }).end();
      const piece = new Uint8Array(1_048_576);
      const write = (): void => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', write);
      write();
    });
    await assert.rejects(here.download(fileAt(`${url}/endless`)), (error: { data?: { max?: number } }) => {
      assert.equal(error.data?.max, LIMITS.fileBytes);
      return true;
    });
    await assert.rejects(here.download(fileAt(`${url}/moved`)), { code: 'provider/unavailable' });
  });
});
