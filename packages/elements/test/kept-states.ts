import { createDraft } from '@roompane/protocol';
import type { FakeRoom } from '@roompane/testing';
import type { KeptPost, OutboxLike } from '../src/internal/outbox-room.ts';
import { at, demoRoom } from './demo-room.ts';

const nothing = (): void => undefined;

function post(key: string, body: string, more: Partial<KeptPost>): KeptPost {
  const draft = createDraft({ body }, key);
  const standing = { isKept: true, isAwaited: false, isHeld: false, canEdit: true } as const;
  return { key, draft, state: 'waiting', sinceEpochMs: at(10, 58), ...standing, ...more };
}

/** A room without a line, in whose outbox one post was stopped, one waits and one is on its way. */
export function keptRoom(): FakeRoom {
  const guard = { id: 'guard', name: 'Trade guard' };
  const entries = [
    post('a', 'Sell 8 m EUR/USD at 1.0862, London close', {
      state: 'blocked',
      by: guard,
      reason: '8 m is over the desk limit of 5 m.',
    }),
    post('b', 'Can do 2 more after the fixing.', {}),
    post('c', 'Last one for me today.', { state: 'sending', canEdit: false }),
  ];
  const outbox: OutboxLike = {
    entries,
    ...{ edit: nothing, retry: nothing, discard: nothing, hold: nothing, release: nothing, takeOver: nothing },
  };
  const room = demoRoom();
  room.changeConnection('offline');
  return Object.assign(room, { outbox });
}
