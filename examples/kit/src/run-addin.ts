import { type AddinRoom, connect } from '@roompane/addin';
import { find } from './elements.ts';

/** What an example has of its page while it runs. */
export interface RunningAddin {
  /** Says at the head of the pane whether the add-in does its work, and if not, why. */
  readonly show: (state: 'on' | 'off', text: string) => void;
}

/**
 * Connects, wears the host's look, and calls `work` at first and whenever the rights of the add-in change. What goes wrong is
 * said at the head of the pane.
 */
export async function runAddin(work: (room: AddinRoom, addin: RunningAddin) => Promise<void> | void): Promise<void> {
  const status = find('#status', HTMLElement);
  const show: RunningAddin['show'] = (state, text) => {
    status.dataset['state'] = state;
    status.textContent = text;
  };
  const fail = (reason: unknown): void => show('off', `Not running: ${String(reason)}`);
  try {
    const room = await connect();
    wear(room.appearance);
    room.addEventListener('appearance-changed', (event) => wear(event.now));
    room.addEventListener('closed', (event) => fail(event.reason));
    room.addEventListener('me-changed', () => {
      Promise.resolve(work(room, { show })).catch(fail);
    });
    await work(room, { show });
  } catch (reason) {
    fail(reason);
  }
}

function wear({ theme, direction, locale }: AddinRoom['appearance']): void {
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.dir = direction;
  document.documentElement.lang = locale;
}
