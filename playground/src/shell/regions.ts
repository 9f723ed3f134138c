import type { Aside } from './asides-controller.ts';

/** The parts of the page that F6 goes through, in the order in which they stand. */
const REGIONS = ['.bar', '.rail', '.room:not(.is-other)', '.room.is-other', '.panes', '#inspector', '.conditions'];

/** What of a region a person would want to reach first. */
const FIRST: ReadonlyMap<string, string> = new Map([
  ['.bar', '.find, .picker'],
  ['.rail', '[aria-current="true"]'],
  ['.room:not(.is-other)', 'room-composer'],
  ['.room.is-other', 'room-composer'],
  ['#inspector', '.in-grid'],
]);

const isInSight = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** Gives the focus to the next region in sight, or the one before. Behind the last one comes the first. */
export function moveToRegion(page: ParentNode, isBack: boolean): void {
  const regions = REGIONS.flatMap((selector) => {
    const region = page.querySelector<HTMLElement>(selector);
    return region && isInSight(region) ? [{ selector, region }] : [];
  });
  const at = regions.findIndex(({ region }) => region.contains(document.activeElement));
  const next = regions.at(isBack ? at - 1 : (at + 1) % regions.length) ?? regions[0];
  if (next) focusRegion(next.region, FIRST.get(next.selector));
}

/** Where a focus goes that would be lost with what was closed: to the button that had opened it. */
export function returnFocus(page: ParentNode, closed: Aside | 'rail' | 'conditions' | undefined): void {
  if (closed === undefined || !page.querySelector(`.${closed}`)?.contains(document.activeElement)) return;
  if (closed !== 'roster' && closed !== 'rooms' && document.activeElement?.checkVisibility()) return;
  const openers = page.querySelectorAll<HTMLElement>(`.${closed}-toggle${closed === 'rail' ? ', .picker' : ''}`);
  [...openers].find(isInSight)?.focus();
}

/** What a link over the tool does: the next key goes to the room. */
export function skipToRoom(event: Event): void {
  event.preventDefault();
  const room = document.querySelector<HTMLElement>('.room');
  if (room) focusRegion(room, 'room-composer');
}

/** The wanted element takes the focus, or the region itself does. */
function focusRegion(region: HTMLElement, wanted: string | undefined): void {
  const found = wanted ? [...region.querySelectorAll<HTMLElement>(wanted)].find(isInSight) : undefined;
  found?.focus();
  if (region.contains(document.activeElement)) return;
  region.tabIndex = -1;
  region.focus();
}
