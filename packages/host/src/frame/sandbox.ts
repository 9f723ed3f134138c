import { parseEntry, RoompaneError } from '@roompane/protocol';
import { isSameSite } from './same-site.ts';

/** How an add-in's frame is to be locked up. */
export interface Sandbox {
  readonly entry: URL;
  /** The value of the `sandbox` attribute; set it before `src`. */
  readonly tokens: string;
  /** What a message from the frame has as its origin. */
  readonly origin: string;
}

export interface SandboxOptions {
  /**
   * Lets the add-in have the origin of its address, for storage and cookies. Only on another site than the host's: on the
   * same site the frame would share the host's process, and a redirect to the host's origin could script the page.
   * @default false: an opaque origin
   */
  readonly ownOrigin?: boolean | undefined;
}

/**
 * The sandbox for an add-in of a host at `hostOrigin`. Top navigation, pop-ups and downloads are never allowed.
 * @throws `entry/not-allowed` with `data.reason`. @spec EY1 EY2 EY3
 */
export function createSandbox(entry: string, hostOrigin: string, { ownOrigin = false }: SandboxOptions = {}): Sandbox {
  const url = parseEntry(entry);
  if (!ownOrigin) return { entry: url, tokens: 'allow-scripts allow-forms', origin: 'null' };
  if (isSameSite(url.hostname, new URL(hostOrigin).hostname)) {
    const reason = 'own origin on the site of the host';
    const message = `Failed to mount “${url.origin}” with an origin of its own: it is on the host's site. Serve it from another site, or mount it without ownOrigin.`;
    throw new RoompaneError('entry/not-allowed', { message, data: { reason } });
  }
  return { entry: url, tokens: 'allow-scripts allow-forms allow-same-origin', origin: url.origin };
}
