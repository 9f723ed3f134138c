import { type AddinSession, type HostRoom, joinRoom, mountAddin, type MountOptions } from '@roompane/host';
import type { Appearance, Clock, Grant, Manifest, Person } from '@roompane/protocol';
import { FakeDeployment, type FakeProvider } from '@roompane/testing';
import { addinOrigin } from 'virtual:two-sites';

export const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
export const bot: Person = { id: 'rates', name: 'Rates bot', kind: 'bot' };
export const appearance: Appearance = { theme: 'light', density: 'comfortable', locale: 'en-GB', direction: 'ltr' };
export const allGrants: readonly Grant[] = [
  'messages/read',
  'messages/post',
  'roster/read',
  'outgoing/intercept',
  'outgoing/intercept-others',
];

/** A room on a fake server, joined by Sam. */
export interface Ground {
  readonly deployment: FakeDeployment;
  readonly provider: FakeProvider;
  readonly room: HostRoom;
}

export async function createGround({ clock }: { readonly clock?: Clock } = {}): Promise<Ground> {
  const deployment = new FakeDeployment();
  deployment.addRoom({ id: 'fx', title: 'FX desk – London', roles: { sam: 'member', rates: 'member' } });
  const provider = await deployment.connect(sam);
  return { deployment, provider, room: await joinRoom(provider, 'fx', clock ? { clock } : {}) };
}

export function manifestOf(path: string, origin = addinOrigin): Manifest {
  return { id: `test/${path}`, name: 'Test add-in', version: '1', entry: origin + path, requires: [] };
}

/** A frame in the document, removed again by {@link unmountAll}. */
const mounted: { readonly frame: HTMLIFrameElement; readonly session: AddinSession }[] = [];

export interface Mounted {
  readonly frame: HTMLIFrameElement;
  readonly session: AddinSession;
}

export function mount(path: string, options: Partial<MountOptions> & Pick<MountOptions, 'room'>): Mounted {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const session = mountAddin({ frame, manifest: manifestOf(path), grants: allGrants, appearance, ...options });
  mounted.push({ frame, session });
  return { frame, session };
}

export function unmountAll(): void {
  for (const { frame, session } of mounted.splice(0)) {
    session.close();
    frame.remove();
  }
}

/** Resolves when the session is in `phase`, now or later. */
export function reached(session: AddinSession, phase: AddinSession['state']): Promise<void> {
  if (session.state === phase) return Promise.resolve();
  return new Promise((resolve) => {
    const heard = new AbortController();
    session.addEventListener(
      'state-changed',
      ({ now }) => {
        if (now !== phase) return;
        heard.abort();
        resolve();
      },
      heard,
    );
  });
}
