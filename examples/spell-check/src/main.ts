import { type CheckContext, type Draft, pass, replace, type Verdict } from '@roompane/addin';
import { CheckList, create, find, runAddin } from '@roompane/example-kit';
import { correct } from './correct.ts';
import { findWords } from './find-words.ts';
import { Speller } from './speller.ts';
import type { Misspelling } from './spelling.ts';

const list = new CheckList(find('#log', HTMLOListElement));
const speller = new Speller();
/** Words that are right, whatever the dictionary says. Gone with the page: a sandboxed add-in keeps nothing. */
const kept = new Set<string>();

async function check(draft: Draft, { signal, progress }: CheckContext): Promise<Verdict> {
  const words = findWords(draft.body)
    .map(({ text }) => text)
    .filter((word) => !kept.has(word));
  if (words.length === 0) return pass();
  progress(`Looking up ${words.length} words`);
  const misspellings = await speller.look(words, { signal });
  if (misspellings.length === 0) return pass();
  const body = correct(draft.body, misspellings);
  const reason = misspellings.map(({ word, meant }) => `“${meant}” for “${word}”`).join(', ');
  list.add({ kind: 'changed', word: 'Corrected', text: body.text, reason }, ...misspellings.map(drawKeep));
  return replace({ ...draft, body }, { reason: `Wrote ${reason}.`.slice(0, 500) });
}

function drawKeep({ word }: Misspelling): HTMLElement {
  const button = create('button', `“${word}” is right`);
  button.onclick = () => {
    kept.add(word);
    button.replaceWith(create('small', `“${word}” stays as it is from now on.`));
  };
  return button;
}

await runAddin(async (room, { show }) => {
  if (!room.me.can('outgoing/intercept')) return show('off', 'Not checking: it may not check posts here');
  // A check that waits for the dictionary to be read would miss its time on a slow machine.
  await speller.look([], room);
  await room.outgoing.intercept(check);
  show('on', 'Checking the spelling');
});
