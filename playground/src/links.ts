import type { Addin } from './addin.ts';
import { type Conditions, readConditions, writeConditions } from './conditions/conditions.ts';
import { type Tab, TABS } from './shell/tabs.ts';
import { otherLoopback } from './sites.ts';

/** What an address of the playground says. It never grants anything, and starts no fault. */
export interface Link {
  /** The example to show, by its folder. */
  readonly example: string | null;
  /** The address to open, as if it had been pasted. */
  readonly open: string | null;
  /** The loopback address that the person wanted to have its own origin: why the page is under its other name now. */
  readonly ownOriginOf: string | null;
  /** Whom to be. */
  readonly personId: string | null;
  readonly tab: Tab;
  /** Those that it names, each in its bounds. */
  readonly conditions: Partial<Conditions>;
}

export function readLink(search: string): Link {
  const parameters = new URLSearchParams(search);
  return {
    example: parameters.get('addin'),
    open: parameters.get('open'),
    ownOriginOf: parameters.get('own-origin'),
    personId: parameters.get('as'),
    tab: TABS.find((tab) => tab === parameters.get('tab')) ?? 'room',
    conditions: readConditions(parameters),
  };
}

export interface Shown {
  readonly shown: Addin | undefined;
  readonly personId: string;
  readonly tab: Tab;
  readonly conditions: Conditions;
}

/** The address of this page that shows the same to somebody else, and to this tab when it is loaded again. */
export function writeLink(page: string, { shown, personId, tab, conditions }: Shown): string {
  const url = new URL(page);
  const { searchParams } = url;
  const place = shown?.isExample ? 'addin' : 'open';
  searchParams.delete(place === 'addin' ? 'open' : 'addin');
  if (shown) searchParams.set(place, shown.key);
  else searchParams.delete(place);
  if (searchParams.get('own-origin') !== shown?.key) searchParams.delete('own-origin');
  searchParams.set('as', personId);
  if (tab === 'room') searchParams.delete('tab');
  else searchParams.set('tab', tab);
  writeConditions(searchParams, conditions);
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
