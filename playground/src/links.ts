import type { Addin } from './addin.ts';
import { type Conditions, readConditions, writeConditions } from './conditions/conditions.ts';
import { FIRST_ROOM_ID } from './first-room.ts';
import { type Tab, TABS } from './shell/tabs.ts';
import { otherLoopback } from './sites.ts';

/** As long as the contract lets ids and cursors be. */
const MOST_ID_CHARS = 256;
const MOST_CURSOR_CHARS = 512;

/** A message, and where it was posted. */
export interface MessageLink {
  readonly id: string;
  /** Absent where an older link does not say: the message is looked for from the newest on. */
  readonly cursor: string | undefined;
}

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
  /** The room to go to, by its id. */
  readonly roomId: string | null;
  /** The message to show in it. */
  readonly message: MessageLink | undefined;
  readonly tab: Tab;
  /** Those that it names, each in its bounds. */
  readonly conditions: Partial<Conditions>;
}

export function readLink(search: string): Link {
  const parameters = new URLSearchParams(search);
  // Nobody is there twice.
  if (parameters.get('also') === parameters.get('as')) parameters.delete('also');
  return {
    example: parameters.get('addin'),
    open: parameters.get('open'),
    ownOriginOf: parameters.get('own-origin'),
    personId: parameters.get('as'),
    roomId: readBounded(parameters, 'in', MOST_ID_CHARS) ?? null,
    message: readMessage(parameters),
    tab: TABS.find((tab) => tab === parameters.get('tab')) ?? 'room',
    conditions: readConditions(parameters),
  };
}

function readMessage(parameters: URLSearchParams): MessageLink | undefined {
  const id = readBounded(parameters, 'message', MOST_ID_CHARS);
  return id === undefined ? undefined : { id, cursor: readBounded(parameters, 'place', MOST_CURSOR_CHARS) };
}

/** What is longer than the contract's own, or empty, is as if it were not there. */
function readBounded(parameters: URLSearchParams, name: string, mostChars: number): string | undefined {
  const text = parameters.get(name) ?? '';
  return text === '' || text.length > mostChars ? undefined : text;
}

export interface Shown {
  readonly shown: Addin | undefined;
  readonly personId: string;
  readonly roomId: string;
  /** The message that is still to be shown. */
  readonly message?: MessageLink | undefined;
  readonly tab: Tab;
  readonly conditions: Conditions;
}

/** The address of this page that shows the same to somebody else, and to this tab when it is loaded again. */
export function writeLink(page: string, { shown, personId, roomId, message, tab, conditions }: Shown): string {
  const url = new URL(page);
  const { searchParams } = url;
  const place = shown?.isExample ? 'addin' : 'open';
  searchParams.delete(place === 'addin' ? 'open' : 'addin');
  if (shown) searchParams.set(place, shown.key);
  else searchParams.delete(place);
  if (searchParams.get('own-origin') !== shown?.key) searchParams.delete('own-origin');
  searchParams.set('as', personId);
  setOrDelete(searchParams, 'in', roomId === FIRST_ROOM_ID ? undefined : roomId);
  setMessage(searchParams, message);
  if (tab === 'room') searchParams.delete('tab');
  else searchParams.set('tab', tab);
  writeConditions(searchParams, conditions);
  return url.href;
}

/** This page with a message of its room in sight, for whoever may read there. */
export function writeMessageLink(page: string, message: MessageLink): string {
  const url = new URL(page);
  url.searchParams.delete('tab');
  setMessage(url.searchParams, message);
  return url.href;
}

function setMessage(parameters: URLSearchParams, message: MessageLink | undefined): void {
  setOrDelete(parameters, 'message', message?.id);
  setOrDelete(parameters, 'place', message?.cursor);
}

function setOrDelete(parameters: URLSearchParams, name: string, value: string | undefined): void {
  if (value === undefined) parameters.delete(name);
  else parameters.set(name, value);
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
