import type { Room, TypedEventTarget } from '@roompane/protocol';

/** A host's room, as far as elements listen to it. Each field is looked at before it is believed. */
interface OutgoingEventMap {
  'draft-entered': DraftEvent;
  'draft-progress': DraftEvent;
  'draft-decided': DraftEvent;
  'draft-settled': DraftEvent;
  'interceptors-changed': Event;
}

export interface DraftEvent extends Event {
  readonly draftId?: unknown;
  readonly draft?: unknown;
  readonly via?: unknown;
  readonly decision?: { readonly after?: unknown };
  readonly ending?: { readonly type?: unknown };
  readonly waitsFor?: { readonly name?: unknown };
  readonly state?: unknown;
  readonly text?: unknown;
  readonly policy?: unknown;
  readonly remainingMs?: unknown;
  readonly skip?: unknown;
}

/** An add-in in the way of drafts. */
export interface InterceptorLike {
  readonly addin: { readonly name: string };
  readonly presence: string;
  readonly policy: string;
}

/**
 * What a host's room tells of drafts on their way out. `Room` does not name it, because an add-in's room has none of it:
 * there these events never come.
 */
export function toOutgoing(room: Room): TypedEventTarget<OutgoingEventMap> & {
  readonly interceptors?: readonly InterceptorLike[];
  /** Keeps what is posted until it is out, over a reload too. */
  readonly outbox?: object | undefined;
} {
  return room;
}
