import { isWanted, LIMITS, type ObservedDraft, type ObserveParams } from '@roompane/protocol';
import { EventRing } from '../room/event-ring.ts';
import type { DraftEnding } from './draft-record.ts';
import type { DraftRun, RunEffect } from './draft-run.ts';

/** What one observer may see. */
export interface DraftViewer extends ObserveParams {
  /** Of the add-in that looks. */
  readonly sessionKey: string;
  /** It holds the grant to see what other add-ins post, now. */
  readonly mayObserveOthers: () => boolean;
}

/** An event with the place behind it. */
export interface DraftStretchEvent {
  readonly event: ObservedDraft;
  readonly place: number;
}

/** What lies behind a place. */
export interface DraftStretch {
  readonly events: readonly DraftStretchEvent[];
  readonly place: number;
  /** Nothing newer is known. */
  readonly isLast: boolean;
}

/** What one observer reads. Places are numbers of this feed. */
export interface DraftSource {
  readonly start: number;
  /** New events from the call on, each with the place behind it. */
  listen(listener: (event: ObservedDraft, place: number) => void, options: { readonly signal: AbortSignal }): void;
  /** What lies behind `after`, oldest first, at most a batch. */
  read(after: number): Promise<DraftStretch>;
}

interface Sighting {
  readonly run: DraftRun;
  readonly event: ObservedDraft;
}

/**
 * Drafts and how they ended, for those who only look. It keeps the latest for as long as somebody looks; who asks too
 * slowly is told that something is missing, and nobody waits. @spec OP17
 */
export class DraftFeed {
  readonly #ring = new EventRing<Sighting>(LIMITS.batchEvents);
  readonly #listeners = new Set<(seen: Sighting, place: number) => void>();

  /** Takes what the pipeline is about to do. */
  take(effects: readonly RunEffect[]): void {
    if (this.#listeners.size === 0) return;
    for (const effect of effects) {
      if (effect.type === 'tell-entered') this.#push(effect.run, toEntry(effect.run));
      if (effect.type === 'settle') this.#push(effect.run, toEnding(effect.run, effect.ending));
    }
  }

  /** A stream of what `viewer` may see, from now on. */
  createSource(viewer: DraftViewer): DraftSource {
    return {
      start: this.#ring.end,
      listen: (listener, { signal }) => {
        const hear = ({ run, event }: Sighting, place: number): void => {
          if (mayView(run, viewer)) listener(event, place);
        };
        if (signal.aborted) return;
        this.#listeners.add(hear);
        signal.addEventListener('abort', () => this.#listeners.delete(hear), { once: true });
      },
      read: (after) => Promise.resolve(this.#read(after, viewer)),
    };
  }

  #push(run: DraftRun, event: ObservedDraft): void {
    const seen = { run, event };
    this.#ring.push(seen);
    for (const listener of [...this.#listeners]) listener(seen, this.#ring.end);
  }

  #read(after: number, viewer: DraftViewer): DraftStretch {
    const { base, end } = this.#ring;
    const from = Math.max(after, base);
    const sightings = this.#ring.slice(from, LIMITS.batchEvents);
    const place = from + sightings.length;
    const events = sightings
      .map(({ run, event }, index) => ({ run, event, place: from + index + 1 }))
      .filter(({ run }) => mayView(run, viewer));
    const missed = after < base ? [{ event: { type: 'missed' } as const, place: from }] : [];
    return { events: [...missed, ...events], place, isLast: place === end };
  }
}

function mayView({ original, sender }: DraftRun, viewer: DraftViewer): boolean {
  const { sessionKey, includeOwn, mayObserveOthers, wants } = viewer;
  if (sender && !(sender.sessionKey === sessionKey ? includeOwn : mayObserveOthers())) return false;
  return !wants || isWanted(original, wants);
}

function toEntry({ id, original, sender }: DraftRun): ObservedDraft {
  return { type: 'entered', draftId: String(id), draft: original, ...(sender ? { via: sender.via } : {}) };
}

function toEnding({ id }: DraftRun, ending: DraftEnding): ObservedDraft {
  const messageId = ending.type === 'posted' ? { messageId: ending.message.id } : {};
  return { type: 'ended', draftId: String(id), ending: ending.type, ...messageId };
}
