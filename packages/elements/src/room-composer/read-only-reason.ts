import type { Room } from '@roompane/protocol';

/** Why nobody can write here now, in one sentence; `undefined` where one can. */
export function readOnlyReason({ info, me }: Room): string | undefined {
  if (me.can('messages/post')) return undefined;
  if (info.kind === 'auditorium' && (me.role === 'visitor' || me.role === 'member')) {
    return 'Presenters and managers post in this auditorium. You can read along.';
  }
  return me.role === 'visitor' ? 'Visitors read along in this room.' : 'Posting in this room is not allowed from here.';
}
