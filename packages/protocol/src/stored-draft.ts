import { type Draft, parseDraft } from './draft.ts';
import { parseVia, type Via } from './message.ts';
import { flag, integer, oneOf, optional, type Parser, record, text } from './parser.ts';
import { id } from './person.ts';

/** A draft as a host keeps it until it is posted. */
export interface StoredDraft {
  readonly roomId: string;
  readonly draft: Draft;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via?: Via;
  /** Drafts of one composer leave in the order of entry. */
  readonly composer?: string;
  readonly asWritten?: boolean;
  /** When it was entered, by this machine's clock. */
  readonly sinceEpochMs: number;
  /** The lowest was entered first. */
  readonly order: number;
  /** `waiting`: it is tried again by itself. */
  readonly state: 'waiting' | 'blocked' | 'failed';
  /** Why it was not posted when it was tried last. */
  readonly reason?: string;
  /** The add-in whose verdict that was. */
  readonly by?: Via;
  /** The user is changing it: it is not tried until that is over. */
  readonly isHeld?: boolean;
  /** The chat server may have it: nobody knows. */
  readonly isHanded: boolean;
}

export const parseStoredDraft: Parser<StoredDraft> = record<StoredDraft>({
  roomId: id,
  draft: parseDraft,
  via: optional(parseVia),
  composer: optional(text(64)),
  asWritten: optional(flag),
  sinceEpochMs: integer(0),
  order: integer(0),
  state: oneOf<StoredDraft['state']>(['waiting', 'blocked', 'failed']),
  reason: optional(text(2_000)),
  by: optional(parseVia),
  isHeld: optional(flag),
  isHanded: flag,
});
