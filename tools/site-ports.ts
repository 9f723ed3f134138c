import { createServer } from 'node:net';

export interface SitePorts {
  readonly host: number;
  readonly addin: number;
}

const defaults: SitePorts = { host: 5173, addin: 5174 };

const isFree = (port: number, address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    // An address that this machine lacks (no IPv6) can not be taken either.
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen(port, address, () => probe.close(() => resolve(true)));
  });

async function isPairFree({ host, addin }: SitePorts): Promise<boolean> {
  for (const port of [host, addin]) {
    for (const address of ['127.0.0.1', '::1']) if (!(await isFree(port, address))) return false;
  }
  return true;
}

/** The ports that the environment asks for, else the defaults. */
export function wantedPorts(): SitePorts {
  const host = Number(process.env['ROOMPANE_HOST_PORT'] ?? defaults.host);
  return { host, addin: Number(process.env['ROOMPANE_ADDIN_PORT'] ?? host + 1) };
}

/** The wanted ports; if nobody asked for some and the defaults are taken, the next pair that is free. */
export async function choosePorts(): Promise<SitePorts> {
  const wanted = wantedPorts();
  if (process.env['ROOMPANE_HOST_PORT'] ?? process.env['ROOMPANE_ADDIN_PORT']) return wanted;
  let pair = wanted;
  while (!(await isPairFree(pair))) pair = { host: pair.host + 2, addin: pair.addin + 2 };
  if (pair.host !== wanted.host) {
    console.log(`Port ${wanted.host} or ${wanted.addin} is taken: using ${pair.host} and ${pair.addin}.`);
  }
  return pair;
}
