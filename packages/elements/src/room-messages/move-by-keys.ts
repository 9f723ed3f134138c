import { messageOf } from './act-place.ts';

/**
 * Leads the keyboard through the messages of a list: the arrow keys from one to the next, Enter or the key of the context
 * menu to what can be done with it, Escape back. Keys that the list leaves alone do as the browser has it.
 */
export function moveByKeys(event: KeyboardEvent, close: (messageId: string) => boolean): void {
  const log = event.currentTarget as HTMLElement;
  const message = messageOf(event.target);
  const isOnMessage = message !== undefined && message === event.target;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    if (event.target !== log && !isOnMessage) return;
    const next = message ? neighbour(message, event.key === 'ArrowUp') : lastInSight(log);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  } else if (message && isOnMessage && isForActs(event)) {
    event.preventDefault();
    message.querySelector<HTMLElement>('.acts button')?.focus();
  } else if (message && event.key === 'Escape' && (!isOnMessage || close(message.dataset['message'] ?? ''))) {
    event.preventDefault();
    close(message.dataset['message'] ?? '');
    message.focus({ preventScroll: true });
  }
}

const isForActs = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey);

function neighbour(message: HTMLElement, isBack: boolean): HTMLElement | undefined {
  const step = isBack ? 'previousElementSibling' : 'nextElementSibling';
  for (let at = message.closest('.row')?.[step]; at; at = at[step]) {
    const found = at.querySelector<HTMLElement>('.msg');
    if (found) return found;
  }
  return undefined;
}

function lastInSight(log: HTMLElement): HTMLElement | undefined {
  const { bottom } = log.getBoundingClientRect();
  const messages = [...log.querySelectorAll<HTMLElement>('.row .msg')];
  return messages.findLast((message) => message.getBoundingClientRect().top < bottom);
}
