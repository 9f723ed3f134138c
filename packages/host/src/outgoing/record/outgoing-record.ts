import { systemClock } from '@roompane/bridge';
import { type Abortable, type Clock, TypedEventTarget } from '@roompane/protocol';
import type { OutgoingEventMap } from '../draft-events.ts';
import { beginDraft, foldDraft, type Heard } from './fold-draft.ts';
import type { RecordedDraft } from './recorded-draft.ts';

export interface OutgoingRecordOptions {
  /** Drafts that are kept; the oldest goes first. @default 1_000 */
  readonly drafts?: number;
  /** Keeps what was written before and after each decision, and the reasons. @default false */
  readonly keepsWords?: boolean;
  /** @default the platform's time */
  readonly clock?: Clock;
}

/** A room whose drafts are recorded. */
export interface RecordedRoom extends TypedEventTarget<OutgoingEventMap> {
  readonly info: { readonly id: string };
}

/** A draft has set out, waits, was decided about or has ended. */
export class DraftRecordedEvent extends Event {
  declare readonly type: 'recorded';
  /** As it stands now. */
  readonly draft: RecordedDraft;
  constructor(draft: RecordedDraft) {
    super('recorded');
    this.draft = draft;
  }
}

export interface OutgoingRecordEventMap {
  recorded: DraftRecordedEvent;
}

/**
 * What became of the drafts of any number of rooms, step by step: for compliance, which keeps each `recorded` as it comes,
 * and for an inspector, which draws the chain while it runs. It is bounded, and keeps no words unless it is told to.
 * @spec OP20
 */
export class OutgoingRecord extends TypedEventTarget<OutgoingRecordEventMap> {
  readonly #options: Required<OutgoingRecordOptions>;
  readonly #drafts = new Map<number, RecordedDraft>();
  #lastId = 0;

  constructor({ drafts = 1_000, keepsWords = false, clock = systemClock }: OutgoingRecordOptions = {}) {
    super();
    this.#options = { drafts, keepsWords, clock };
  }

  /** In the order in which they set out. */
  get drafts(): readonly RecordedDraft[] {
    return [...this.#drafts.values()];
  }

  /** Records `room` from now on, until the signal aborts. */
  watch(room: RecordedRoom, { signal }: Abortable = {}): void {
    const ids = new Map<string, number>();
    const hear = (event: Heard['event']): void => {
      const heard = { event, atEpochMs: this.#options.clock.now(), keepsWords: this.#options.keepsWords };
      if (event.type === 'draft-entered') {
        const id = ++this.#lastId;
        ids.set(event.draftId, id);
        return this.#put(beginDraft(event, { id, roomId: room.info.id, atEpochMs: heard.atEpochMs }));
      }
      const draft = this.#drafts.get(ids.get(event.draftId) ?? 0);
      if (event.type === 'draft-settled') ids.delete(event.draftId);
      // One that was entered before, or is forgotten, has no beginning here.
      if (draft) this.#put(foldDraft(draft, heard));
    };
    const listening = signal ? { signal } : {};
    room.addEventListener('draft-entered', hear, listening);
    room.addEventListener('draft-progress', hear, listening);
    room.addEventListener('draft-decided', hear, listening);
    room.addEventListener('draft-settled', hear, listening);
  }

  /** Forgets all drafts, also those on their way. */
  clear(): void {
    this.#drafts.clear();
  }

  #put(draft: RecordedDraft): void {
    this.#drafts.set(draft.id, draft);
    const [oldest] = this.#drafts.keys();
    if (this.#drafts.size > this.#options.drafts && oldest !== undefined) this.#drafts.delete(oldest);
    this.dispatchEvent(new DraftRecordedEvent(draft));
  }
}
