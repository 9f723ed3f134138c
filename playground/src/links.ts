import type { Addin } from './addin.ts';
import { otherLoopback } from './sites.ts';

/** What an address of the playground says. It never grants anything. */
export interface Link {
  /** The example to show, by its folder. */
  readonly example: string | null;
  /** The address to open, as if it had been pasted. */
  readonly open: string | null;
  /** The loopback address that the person wanted to have its own origin: why the page is under its other name now. */
  readonly ownOriginOf: string | null;
  /** Whom to be. */
  readonly personId: string | null;
  readonly theme: string | null;
  /** `rtl` to see the page and its add-ins from right to left. */
  readonly direction: string | null;
}

export function readLink(search: string): Link {
  const parameters = new URLSearchParams(search);
  return {
    example: parameters.get('addin'),
    open: parameters.get('open'),
    ownOriginOf: parameters.get('own-origin'),
    personId: parameters.get('as'),
    theme: parameters.get('theme'),
    direction: parameters.get('dir'),
  };
}

export interface Shown {
  readonly shown: Addin | undefined;
  readonly personId: string;
}

/** The address of this page that shows the same to somebody else, and to this tab when it is loaded again. */
export function writeLink(page: string, { shown, personId }: Shown): string {
  const url = new URL(page);
  url.searchParams.delete('addin');
  url.searchParams.delete('open');
  if (shown) url.searchParams.set(shown.isExample ? 'addin' : 'open', shown.key);
  if (url.searchParams.get('own-origin') !== shown?.key) url.searchParams.delete('own-origin');
  url.searchParams.set('as', personId);
  return url.href;
}

/**
 * This page, as it is, under the other loopback name: there the add-in in sight is on another site, and may have the
 * origin of its address.
 */
export function writeOtherSite(page: string): string {
  const url = new URL(page);
  url.hostname = otherLoopback(url.hostname);
  url.searchParams.set('own-origin', url.searchParams.get('open') ?? '');
  return url.href;
}
