import type { Abortable } from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import type { Builder } from 'strophe.js';
import { type Archived, type Item, parseItem } from './item.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { attributeOf, childOf } from './xml.ts';

/** Servers give no more at once. */
export const MAX_ITEMS = 250;

export interface ArchiveQuery {
  readonly roomId: string;
  /** Stanzas, 1 to {@link MAX_ITEMS}. */
  readonly max: number;
  /** The last of what fits, instead of the first. */
  readonly isBackward?: boolean;
  /** Behind that stanza, or, backward, before it. Empty for an end of the archive. */
  readonly from?: string;
  readonly fromEpochMs?: number | undefined;
}

export interface ArchivePage {
  /** Oldest first. */
  readonly items: readonly Item[];
  /** There is no more in this direction. */
  readonly isComplete: boolean;
}

/** Asks a room's archive. Rejects with the server's refusal: `item-not-found` for a place that it does not know. */
export async function askArchive(line: Line, query: ArchiveQuery, { signal }: Abortable = {}): Promise<ArchivePage> {
  const queryId = createId();
  const items: Item[] = [];
  const answered = new AbortController();
  const take = (stanza: Element): void => {
    const archived = parseResult(stanza, { roomId: query.roomId, queryId });
    if (archived && items.length < query.max) items.push(parseItem(archived));
  };
  line.listen(query.roomId, take, { signal: answered.signal });
  try {
    const build = (iq: Builder): Builder => buildQuery(iq, query, queryId);
    const answer = await line.request({ type: 'set', to: query.roomId, build }, { signal });
    const fin = childOf(answer, 'fin', NS.ARCHIVE);
    return { items, isComplete: ['true', '1'].includes(attributeOf(fin, 'complete')) || items.length === 0 };
  } finally {
    answered.abort();
  }
}

function buildQuery(iq: Builder, query: ArchiveQuery, queryId: string): Builder {
  const { max, isBackward = false, from = '', fromEpochMs } = query;
  iq.c('query', { xmlns: NS.ARCHIVE, queryid: queryId });
  if (fromEpochMs !== undefined) {
    iq.c('x', { xmlns: NS.DATA_FORM, type: 'submit' });
    iq.c('field', { var: 'FORM_TYPE', type: 'hidden' }).c('value').t(NS.ARCHIVE).up().up();
    iq.c('field', { var: 'start' }).c('value').t(new Date(fromEpochMs).toISOString()).up().up();
    iq.up();
  }
  iq.c('set', { xmlns: NS.RESULT_SET }).c('max').t(`${max}`).up();
  if (isBackward) return from ? iq.c('before').t(from).up() : iq.c('before').up();
  return from ? iq.c('after').t(from).up() : iq;
}

/** Only the room itself gives what its archive has; a forwarded message from anywhere else is a forgery. */
function parseResult(
  stanza: Element,
  { roomId, queryId }: { readonly roomId: string; readonly queryId: string },
): Archived | undefined {
  const result = childOf(stanza, 'result', NS.ARCHIVE);
  if (!result || attributeOf(stanza, 'from') !== roomId || attributeOf(result, 'queryid') !== queryId) return undefined;
  const forwarded = childOf(result, 'forwarded', NS.FORWARD);
  const message = childOf(forwarded, 'message');
  const id = attributeOf(result, 'id');
  if (!message || !id || id.length > 200) return undefined;
  return { id, stamp: attributeOf(childOf(forwarded, 'delay', NS.DELAY), 'stamp'), message };
}
