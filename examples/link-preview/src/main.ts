import type { AddinRoom } from '@roompane/addin';
import { observe, type ObservedDraft } from '@roompane/addin/observe';
import { CheckList, create, find, runAddin } from '@roompane/example-kit';
import { findLinks, type Link } from './find-links.ts';

const list = new CheckList(find('#log', HTMLOListElement));
/** Entries of drafts that are on their way. */
const open = new Map<string, HTMLElement>();
const endings = { posted: 'Posted', blocked: 'Stopped', failed: 'Not sent', withdrawn: 'Taken back' };
let isObserving = false;

function draw({ site, page, warning }: Link): HTMLElement {
  const preview = create('q', page ? `${site} › ${page}` : site);
  return warning ? create('div', preview, create('small', warning)) : create('div', preview);
}

function show(seen: ObservedDraft): void {
  if (seen.type === 'missed') return open.clear();
  if (seen.type === 'ended') {
    const word = open.get(seen.draftId)?.querySelector('b')?.firstChild;
    if (word) word.textContent = endings[seen.ending];
    open.delete(seen.draftId);
    return;
  }
  const links = findLinks(seen.draft);
  if (links.length === 0) return;
  const { text } = seen.draft.body;
  open.set(seen.draftId, list.add({ kind: 'passed', word: 'On its way', text }, ...links.map(draw)));
}

async function watch(room: AddinRoom): Promise<void> {
  if (isObserving) return;
  isObserving = true;
  try {
    for await (const seen of observe(room, { wants: { contains: ['http://', 'https://'] } })) show(seen);
  } finally {
    isObserving = false;
  }
}

await runAddin((room, addin) => {
  if (!room.me.can('outgoing/observe')) return addin.show('off', 'Not looking: it may not see posts on their way');
  addin.show('on', 'Looking at links');
  watch(room).catch((reason: unknown) => addin.show('off', `Not looking: ${String(reason)}`));
});
