import type { AddinRoom, Draft, Verdict } from '@roompane/addin';
import { CheckList, find, runAddin } from '@roompane/example-kit';
import { judgeAlert } from './judge-alert.ts';

const limit = find('#limit', HTMLInputElement);
const list = new CheckList(find('#log', HTMLOListElement));
let limitPeople = limit.valueAsNumber;
let count: number | undefined;
let isFollowing = false;

async function followRoster(room: AddinRoom): Promise<void> {
  if (isFollowing) return;
  isFollowing = true;
  try {
    for await (const event of room.roster.live({ signal: room.signal })) ({ count } = event);
  } catch {
    // The grant went. Without the roster every alert is asked about, which is said in the question.
    count = undefined;
  } finally {
    isFollowing = false;
  }
}

function check(draft: Draft): Verdict {
  if (limit.validity.valid) limitPeople = limit.valueAsNumber;
  const verdict = judgeAlert(draft, { count }, limitPeople);
  const isAsked = verdict.type === 'confirm';
  const reason = isAsked ? verdict.question : undefined;
  const word = isAsked ? 'Asked you' : 'Passed';
  list.add({ kind: isAsked ? 'asked' : 'passed', word, text: draft.title ?? draft.body.text, reason });
  return verdict;
}

await runAddin(async (room, { show }) => {
  if (!room.me.can('outgoing/intercept')) return show('off', 'Not asking: it may not check posts here');
  if (room.me.can('roster/read')) void followRoster(room);
  await room.outgoing.intercept(check, { wants: { importances: ['high'] } });
  show('on', 'Asking before large alerts');
});
