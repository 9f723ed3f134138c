import { type Draft, parseHeardDraft } from './draft.ts';
import { type DraftWants, parseDraftWants } from './draft-wants.ts';
import { parseVia, type Via } from './message.ts';
import { flag, oneOf, optional, type Parser, record, variant } from './parser.ts';
import { id } from './person.ts';

/** A draft is on its way out. */
export interface ObservedEntry {
  readonly type: 'entered';
  /** Of this draft in this room, for as long as the host's page lives. A retry has another. */
  readonly draftId: string;
  /** As it was written: what interceptors make of it is the room's to show. */
  readonly draft: Draft;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via?: Via;
}

/** It has ended, one that had set out before the observer looked too. Why, and what interceptors did to it, stays with the host. */
export interface ObservedEnding {
  readonly type: 'ended';
  readonly draftId: string;
  readonly ending: 'posted' | 'blocked' | 'failed' | 'withdrawn';
  /** Of the message that it became. */
  readonly messageId?: string;
}

/** The observer asked too slowly: events are gone. What follows is whole again. */
export interface ObservedGap {
  readonly type: 'missed';
}

/** What an observer of outgoing drafts learns. Nobody waits for it. @spec OP17 */
export type ObservedDraft = ObservedEntry | ObservedEnding | ObservedGap;

export const parseObservedDraft: Parser<ObservedDraft> = variant<ObservedDraft>({
  entered: { draftId: id, draft: parseHeardDraft, via: optional(parseVia) },
  ended: {
    draftId: id,
    ending: oneOf<ObservedEnding['ending']>(['posted', 'blocked', 'failed', 'withdrawn']),
    messageId: optional(id),
  },
  missed: {},
});

/** Which drafts an observer is told of. */
export interface ObserveParams {
  /** Also those that this add-in posts itself. */
  readonly includeOwn: boolean;
  readonly wants?: DraftWants | undefined;
}

export const parseObserveParams: Parser<ObserveParams> = record<ObserveParams>({
  includeOwn: flag,
  wants: optional(parseDraftWants),
});
