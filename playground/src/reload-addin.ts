import type { ReloadAddin } from '@roompane/elements';

/** Mounts an add-in of the room afresh, where its pane runs. */
export const reloadAddin: ReloadAddin = ({ id }) => {
  for (const pane of document.querySelectorAll('room-pane')) if (pane.manifest?.id === id) pane.reload();
};
