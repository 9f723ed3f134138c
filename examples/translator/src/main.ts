import { type AddinRoom, type Draft, pass, type Registration, replace, type Verdict } from '@roompane/addin';
import { CheckList, find, runAddin } from '@roompane/example-kit';
import { DICTIONARY } from './dictionary.ts';
import { translate } from './translate.ts';

const translates = find('#translates', HTMLInputElement);
const list = new CheckList(find('#log', HTMLOListElement));
let filter: Registration | undefined;

function check(draft: Draft): Verdict {
  const { body, known, unknown } = translate(draft.body, DICTIONARY);
  const title = draft.title && translate({ text: draft.title, spans: [] }, DICTIONARY).body.text;
  if (known === 0 && title === draft.title) return pass();
  const reason = `Translated ${known} of ${known + unknown} words into German.`;
  list.add({ kind: 'changed', word: 'Translated', text: body.text, reason });
  return replace({ ...draft, ...(title ? { title } : {}), body }, { reason });
}

/** Nobody waits for a translator that is switched off: its place in the way is given back. */
async function apply(room: AddinRoom): Promise<string> {
  filter?.close();
  filter = translates.checked ? await room.outgoing.intercept(check) : undefined;
  return filter ? 'Translating your posts' : 'Switched off';
}

await runAddin(async (room, { show }) => {
  if (!room.me.can('outgoing/intercept')) return show('off', 'Not translating: it may not check posts here');
  const tell = async (): Promise<void> => show(translates.checked ? 'on' : 'off', await apply(room));
  translates.onchange = () => {
    tell().catch((reason: unknown) => show('off', String(reason)));
  };
  await tell();
});
