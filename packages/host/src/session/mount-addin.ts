import { AddinSession } from './addin-session.ts';
import type { MountOptions } from './mount-options.ts';

/**
 * Puts an add-in into a frame beside a room and keeps it there: sandbox, rendezvous, session, its place in the way out.
 * Returns at once; follow `state-changed`, and end it with `close()` or the signal.
 *
 * @throws `entry/not-allowed` for an address that may not be mounted
 */
export function mountAddin(options: MountOptions): AddinSession {
  return new AddinSession(options);
}
