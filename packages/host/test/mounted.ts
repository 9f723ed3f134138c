import { type AddinSession, mountAddin, type MountOptions } from '@roompane/host';
import { type Grant, GRANT_NAMES, type Manifest, type Person } from '@roompane/protocol';
import { type RoomStage, whenServed } from '@roompane/testing';
import { addinOrigin } from 'virtual:two-sites';
import { appearance } from './appearance.ts';

export { appearance };

export const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
export const allGrants: readonly Grant[] = GRANT_NAMES;

export function manifestOf(path: string, id = 'one'): Manifest {
  return { id, name: `Add-in ${id}`, version: '1', entry: new URL(path, addinOrigin).href, requires: [] };
}

/** An add-in in a frame of its own, from the beginning of its load on. */
export interface Mounted {
  readonly frame: HTMLIFrameElement;
  readonly session: AddinSession;
  /** Resolves when the page serves its acts. A page without acts never does. */
  readonly served: Promise<void>;
  /** Resolves at the frame's next `load`. */
  readonly loaded: Promise<void>;
}

const mounted: Mounted[] = [];

/** Mounts the page at `path`, or at a whole address, beside the stage's room; {@link unmountAll} removes it. */
export function mountPage(
  { room, clock }: Pick<RoomStage, 'room' | 'clock'>,
  path: string,
  { frame = createFrame(), ...options }: Partial<MountOptions> = {},
): Mounted {
  const [served, loaded] = [whenServed(frame), whenLoaded(frame)];
  const manifest = manifestOf(path);
  const session = mountAddin({ frame, room, clock, manifest, grants: allGrants, appearance, ...options });
  const page = { frame, session, served, loaded };
  mounted.push(page);
  return page;
}

/** Resolves at the next `load` of a frame. */
export function whenLoaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
}

function createFrame(): HTMLIFrameElement {
  return document.body.appendChild(document.createElement('iframe'));
}

/** Closes and removes what {@link mountPage} mounted. */
export function unmountAll(): void {
  for (const { frame, session } of mounted.splice(0)) {
    session.close();
    frame.remove();
  }
}
