import { linkAddin, type LinkedSession } from '@roompane/host';
import type { Link } from '@roompane/protocol';
import { allGrants, appearance } from '../mounted.ts';
import type { Seating } from './stage.ts';

/**
 * The host's side of a session without a mount, for transports that the mount refuses, as it must: ports in one page, and
 * a frame of the host's own origin. What a mount adds, sandbox and rendezvous, is tested on mounted frames.
 */
export function openSession(
  link: Link,
  frame: HTMLIFrameElement,
  { stage: { room, clock }, id = 'one', grants = allGrants, order, interceptPolicy, enterRoom }: Parameters<Seating>[0],
): LinkedSession {
  const manifest = { id, name: `Add-in ${id}` };
  const place = { grants, appearance, order, interceptPolicy, enterRoom };
  return linkAddin({ room, clock, link, frame, manifest, ...place });
}
