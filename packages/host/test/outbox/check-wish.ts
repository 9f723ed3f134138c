import assert from 'node:assert/strict';
import type { QueuedDraft } from '../../src/outbox/outbox-state.ts';
import { mayEdit } from '../../src/outbox/step-outbox.ts';

/** What a user wants of a draft, and what became of it, in a plainer account than the outbox keeps. */
export interface Wish {
  readonly key: string;
  readonly composer: string | undefined;
  text: string;
  /** The user, an add-in or the server had a word in it: others may go before it. */
  isOutOfLine: boolean;
  wasHanded: boolean;
  end?: 'posted' | 'given back' | 'discarded' | 'gone with its page';
}

/** What the server was made to post. */
export interface Posted {
  readonly key: string;
  readonly text: string;
}

interface Ends {
  readonly drafts: readonly QueuedDraft[];
  readonly server: readonly Posted[];
}

/** One end for each draft, and the words that the user wanted. */
export function checkWish({ key, text, end, wasHanded }: Wish, { drafts, server }: Ends): void {
  const queued = drafts.find(({ draft }) => draft.key === key);
  const onServer = server.find((each) => each.key === key);
  if (!queued) {
    assert.ok(end, `${key} is lost`);
    if (end === 'posted') assert.equal(onServer?.text, text, `${key} was posted in other words`);
    else assert.ok(!onServer || wasHanded, `${key} was posted after it was ${end}`);
    return;
  }
  assert.equal(end, undefined, `${key} is there after it was ${end}`);
  assert.ok(queued.state === 'blocked' || queued.state === 'failed', `${key} is left ${queued.state}`);
  assert.ok(queued.reason, `${key} does not say why`);
  assert.equal(queued.draft.body.text, text);
  assert.ok(!onServer || !mayEdit(queued), `${key} may be edited, and the server has it`);
}
