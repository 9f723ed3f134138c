import { html, nothing } from 'lit';
import { toOutboxRoom } from '../internal/outbox-room.ts';
import type { LeavingDraft } from './leaving-drafts.ts';
import type { MessageLog } from './message-log.ts';

let defining: Promise<unknown> | undefined;

/**
 * What is not posted yet, behind the newest message. Few rooms have an outbox, and none of an add-in's: what draws it is
 * loaded where one has, while the line is there.
 */
export function renderOutbox({ room, phase, isWhole }: MessageLog): unknown {
  if (!toOutboxRoom(room).outbox) return nothing;
  defining ??= import('../room-outbox/define.ts').catch(() => (defining = undefined));
  return phase === 'ready' && !isWhole ? nothing : html`<room-outbox .room=${room}></room-outbox>`;
}

/** Those on their way that do not stand there already. */
export function apartFromKept(leaving: readonly LeavingDraft[], { room }: MessageLog): readonly LeavingDraft[] {
  const kept = toOutboxRoom(room).outbox?.entries ?? [];
  return leaving.filter(({ draft }) => !kept.some(({ key, isAwaited }) => key === draft.key && !isAwaited));
}
