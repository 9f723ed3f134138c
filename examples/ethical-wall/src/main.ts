import { type AddinRoom, block, type Draft, pass, type Verdict } from '@roompane/addin';
import { CheckList, find, runAddin } from '@roompane/example-kit';
import { findBreach } from './find-breach.ts';
import { parseRules } from './rules.ts';

const rules = find('#rules', HTMLTextAreaElement);
const wrong = find('#wrong', HTMLElement);
const list = new CheckList(find('#log', HTMLOListElement));
let { walls } = parseRules(rules.value);

// A line that is half written is no rule yet; the others hold from now on.
rules.addEventListener('input', () => {
  const read = parseRules(rules.value);
  walls = read.walls;
  wrong.textContent = read.wrongLines.length > 0 ? `Not a rule yet: line ${read.wrongLines.join(', ')}` : '';
  rules.parentElement?.toggleAttribute('data-wrong', read.wrongLines.length > 0);
});

function check(draft: Draft, room: AddinRoom): Verdict {
  const breach = findBreach(draft, walls, room.info.title);
  const { text } = draft.body;
  if (!breach) {
    list.add({ kind: 'passed', word: 'Passed', text });
    return pass();
  }
  const reason = `“${breach.word}” is for rooms of ${breach.desk} only.`;
  list.add({ kind: 'stopped', word: 'Stopped', text, reason });
  return block({ reason });
}

await runAddin(async (room, { show }) => {
  if (!room.me.can('outgoing/intercept')) return show('off', 'Not checking: it may not check posts here');
  // Without `wants`: it looks for texts as they are, and a wall has to see through how they are written.
  await room.outgoing.intercept((draft) => check(draft, room), { includeOwn: true });
  show('on', 'Checking every post');
});
