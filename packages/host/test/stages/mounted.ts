import type { MountOptions } from '@roompane/host';
import { type AddinActs, tellFrame } from '@roompane/testing';
import { manifestOf, mountPage } from '../mounted.ts';
import { honestPage } from './pages.ts';
import type { Seating } from './stage.ts';

/** In a frame on another site, mounted as a client mounts it: with an opaque origin, or with its own. */
export const seatInFrame =
  ({ ownOrigin }: Pick<MountOptions, 'ownOrigin'>): Seating =>
  async ({ stage, id, ...options }) => {
    const manifest = manifestOf(honestPage, id);
    const { frame, session, served } = mountPage(stage, honestPage, { ownOrigin, manifest, ...options });
    await served;
    const tell = tellFrame<AddinActs>(frame);
    return { session, tell, remove: () => frame.remove(), sight: await tell('connect') };
  };
