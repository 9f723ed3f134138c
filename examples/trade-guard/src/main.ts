import { block, type Draft, pass, replace, type Verdict } from '@roompane/addin';
import { type Checked, CheckList, find, runAddin } from '@roompane/example-kit';
import { checkDraft, type Finding } from './check-draft.ts';

const limit = find('#limit', HTMLInputElement);
const list = new CheckList(find('#log', HTMLOListElement));
let limitM = limit.valueAsNumber;

const words: Record<Finding['type'], Pick<Checked, 'kind' | 'word'>> = {
  fine: { kind: 'passed', word: 'Passed' },
  correctable: { kind: 'changed', word: 'Corrected' },
  'over-limit': { kind: 'stopped', word: 'Stopped' },
};

function check(draft: Draft): Verdict {
  if (limit.validity.valid) limitM = limit.valueAsNumber;
  const finding = checkDraft(draft, limitM);
  const reason = finding.type === 'fine' ? undefined : finding.reason;
  list.add({ ...words[finding.type], text: draft.body.text, reason });
  if (finding.type === 'fine') return pass();
  const { draft: fix } = finding;
  return finding.type === 'correctable'
    ? replace(fix, { reason: finding.reason })
    : block({ reason: finding.reason, fix });
}

await runAddin(async (room, { show }) => {
  if (!room.me.can('outgoing/intercept')) return show('off', 'Not checking: it may not check posts here');
  await room.outgoing.intercept(check);
  show('on', 'Checking every post');
});
