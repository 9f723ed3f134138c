import type { Composition } from './composition.ts';
import { isEnter } from './enter-key.ts';

interface KeyActions {
  readonly composition: Composition;
  readonly leaveTarget: () => void;
  readonly post: () => void;
}

/** Enter posts a message and is a line of a story, which Ctrl or Meta posts; Escape leaves what is answered or changed. */
export function handleDraftKey(event: KeyboardEvent, { composition, leaveTarget, post }: KeyActions): void {
  if (event.key === 'Escape' && composition.isAimed) {
    event.preventDefault();
    event.stopPropagation();
    leaveTarget();
  }
  if (!isEnter(event)) return;
  const isForced = event.ctrlKey || event.metaKey;
  if (composition.kind === 'story' && !isForced) return;
  event.preventDefault();
  if (!composition.isEmpty) post();
}
