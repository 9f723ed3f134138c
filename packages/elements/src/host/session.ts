import { mountAddin, type AddinSession, type MountOptions } from '@roompane/host';

export type { AskUser, FailurePolicy, HostRoom, MountOptions, Observe, UserQuestion } from '@roompane/host';

/** What a pane needs of a mounted add-in. The host's session is one. */
export type PaneSession = Pick<
  AddinSession,
  | 'manifest'
  | 'state'
  | 'error'
  | 'setAppearance'
  | 'setGrants'
  | 'holdClocks'
  | 'reload'
  | 'close'
  | 'addEventListener'
>;

/** Mounts an add-in into a frame. The one place where elements touch the host. */
export type Mount = (options: MountOptions) => PaneSession;

export const mount: Mount = mountAddin;
