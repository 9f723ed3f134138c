import type { ReactiveElement } from 'lit';
import type { Clock, Draft, Room, Via } from '@roompane/protocol';
import { ConnectionController } from '../internal/connection-controller.ts';
import { type DraftEvent, toOutgoing } from '../internal/outgoing-room.ts';
import type { MessageLog } from './message-log.ts';

/** A post of the local user that no add-in holds up, and that the room has not told of yet. */
export interface LeavingDraft {
  /** As it goes out. */
  readonly draft: Draft;
  readonly via: Via | undefined;
  /** Nobody waits for it: an add-in or the user has it, and its words are where they were written. */
  readonly isHeld: boolean;
  /** Until then the room may tell of what was posted; a reader far from the newest message never hears of it. */
  readonly untilMs?: number;
}

/** A message that was posted is among the others by then, or somewhere that is not read. */
const TELL_WITHIN_MS = 10_000;
/** Of as many as these it is told; nobody watches more leave. */
const MOST = 32;

interface LeavingHost extends ReactiveElement {
  readonly room: Room | undefined;
  readonly clock: Clock;
}

/**
 * The local user's posts on their way to the server, where the room tells of them: their rows are shown at once, and give way
 * to the messages that they become, which are known by their keys.
 */
export class LeavingDrafts {
  readonly #host: LeavingHost;
  #drafts = new Map<string, LeavingDraft>();

  constructor(host: LeavingHost) {
    this.#host = host;
    new ConnectionController(
      host,
      () => host.room,
      (room, signal) => this.#follow(room, signal),
    );
  }

  /** Those that are not among the messages, in the order in which they set out. */
  beyond({ window, room }: MessageLog): readonly LeavingDraft[] {
    const nowMs = this.#host.clock.now();
    for (const [draftId, { draft, untilMs = Infinity }] of this.#drafts)
      if (untilMs <= nowMs || window.hasKey(room.me.id, draft.key)) this.#drafts.delete(draftId);
    return [...this.#drafts.values()].filter(({ isHeld }) => !isHeld);
  }

  #follow(room: Room, signal: AbortSignal): void {
    this.#drafts = new Map();
    const target = toOutgoing(room);
    target.addEventListener('draft-entered', (event) => this.#enter(event), { signal });
    target.addEventListener('draft-progress', (event) => this.#change(event, { isHeld: true }), { signal });
    target.addEventListener('draft-decided', (event) => this.#decide(event), { signal });
    target.addEventListener('draft-settled', (event) => this.#settle(event), { signal });
  }

  /** An edit has its row already. */
  #enter({ draftId, draft, via }: DraftEvent): void {
    if (typeof draftId !== 'string' || !isDraft(draft) || draft.edits !== undefined) return;
    if (this.#drafts.size >= MOST) return;
    this.#drafts.set(draftId, { draft, via: isVia(via) ? via : undefined, isHeld: false });
    this.#host.requestUpdate();
  }

  #decide(event: DraftEvent): void {
    const after = event.decision?.after;
    this.#change(event, { isHeld: false, ...(isDraft(after) ? { draft: after } : {}) });
  }

  /** What was posted stays until it is among the messages. */
  #settle(event: DraftEvent): void {
    const { draftId, ending } = event;
    if (ending?.type === 'posted') return this.#change(event, { untilMs: this.#host.clock.now() + TELL_WITHIN_MS });
    if (typeof draftId === 'string' && this.#drafts.delete(draftId)) this.#host.requestUpdate();
  }

  #change({ draftId }: DraftEvent, now: Partial<LeavingDraft>): void {
    const known = typeof draftId === 'string' ? this.#drafts.get(draftId) : undefined;
    if (!known) return;
    this.#drafts.set(draftId as string, { ...known, ...now });
    this.#host.requestUpdate();
  }
}

function isDraft(value: unknown): value is Draft {
  const { key, body } = (value ?? {}) as Partial<Draft>;
  return typeof key === 'string' && typeof body?.text === 'string' && Array.isArray(body.spans);
}

function isVia(value: unknown): value is Via {
  return typeof (value as Partial<Via> | undefined)?.name === 'string';
}
