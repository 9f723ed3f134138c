import type { IconName } from '../icons.ts';
import type { KeptPost } from '../internal/outbox-room.ts';

/** How it stands with a post that is kept. */
export interface PostWords {
  readonly text: string;
  /** Absent while something is on its way: that turns. */
  readonly icon?: IconName;
  /** It goes nowhere by itself. */
  readonly isStopped: boolean;
}

export function toWords({ state, reason, by, isHeld, canEdit }: KeptPost, isOnline: boolean): PostWords {
  if (isHeld) return { text: 'You are changing this post', icon: 'edit', isStopped: false };
  if (state === 'sending') return { text: 'Sending…', isStopped: false };
  const mayBeThere = canEdit ? '' : ' The server may have it already.';
  if (state === 'waiting') return { text: waitingFor(reason, isOnline) + mayBeThere, icon: 'port', isStopped: false };
  const what = by ? `${by.name} stopped this post` : 'Not sent';
  const text = `${what}${reason ? `: ${reason}` : '.'}${mayBeThere}`;
  return { text, icon: by ? 'shieldx' : 'alert', isStopped: true };
}

function waitingFor(reason: string | undefined, isOnline: boolean): string {
  if (!isOnline) return 'Waiting for the connection.';
  return reason === undefined ? 'Waiting for the post before it.' : `Not sent yet: ${reason} It is tried again.`;
}
