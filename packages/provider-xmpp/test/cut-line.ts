import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut: it passes bytes on and knows nothing of what they say. */
export class CuttableWay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #url: URL;
  #isCut = false;

  private constructor(server: Server, url: URL) {
    this.#server = server;
    this.#url = url;
    server.on('connection', (socket) => this.#pass(socket));
  }

  static async create(serverUrl: string): Promise<CuttableWay> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CuttableWay(server, new URL(serverUrl));
  }

  get url(): string {
    // It listens on a port, not on a pipe.
    const { port } = this.#server.address() as AddressInfo;
    return Object.assign(new URL(this.#url), { port: `${port}` }).href;
  }

  /** Cuts what is there, and refuses what comes until it is mended. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #pass(near: Socket): void {
    const far = connect(Number(this.#url.port), '127.0.0.1');
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          this.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    if (this.#isCut) return void near.destroy();
    near.pipe(far).pipe(near);
  }
}
