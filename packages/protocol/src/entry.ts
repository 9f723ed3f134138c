import { RoompaneError } from './roompane-error.ts';

/** `localhost`, its subdomains, 127.0.0.0/8 and ::1: names that never leave the machine. Takes a host name or an origin. */
export function isLoopback(hostOrOrigin: string): boolean {
  return /^(https?:\/\/)?(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(hostOrOrigin);
}

/**
 * Reads the address of an add-in: `https:`, or `http:` on loopback, without credentials.
 * @throws `entry/not-allowed` with `data.reason`; the text says what to change. @spec EY1
 */
export function parseEntry(entry: string): URL {
  let url: URL;
  try {
    url = new URL(entry);
  } catch {
    throw refuse('not an absolute address', entry);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw refuse('neither https: nor http: on a loopback name', entry);
  }
  if (url.username || url.password) throw refuse('it carries a user name or password', url.origin);
  return url;
}

function refuse(reason: string, entry: string): RoompaneError {
  const message = `Failed to use “${entry.slice(0, 200)}” as an add-in's address: ${reason}. Give a full https: address.`;
  return new RoompaneError('entry/not-allowed', { message, data: { reason } });
}
