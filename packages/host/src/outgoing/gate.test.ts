import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft } from '@roompane/protocol';
import type { DraftRun, RunPhase } from './draft-run.ts';
import { clearDraft } from './gate.ts';
import { toAttached } from './attachment.ts';

const at = toAttached({ addin: { id: 'guard', name: 'Guard' }, sessionKey: 'guard' }, 0);
const original = createDraft({ body: 'b 2 62' }, 'key');

function runIn(phase: RunPhase): DraftRun {
  const draft = { ...original, body: { text: 'bid 2 at 1.0862', spans: [] } };
  return { id: 0, original, draft, reachedAtMs: 0, spentMs: 0, steps: [], phase };
}

const elsewhere: readonly RunPhase[] = [
  { name: 'moving' },
  { name: 'checking', at, clock: { sinceMs: 0, delayMs: 4_000 }, round: 0 },
  { name: 'barrier', at, round: 1 },
  { name: 'loading', at, clock: { sinceMs: 0, delayMs: 10_000 } },
  { name: 'asking', at, about: { kind: 'confirm', question: 'Really?' } },
  { name: 'cleared' },
  { name: 'ended' },
];

describe('the gate', () => {
  for (const phase of elsewhere) {
    it(`[OP1] clears no draft that is ${phase.name}`, () => {
      assert.throws(() => clearDraft(runIn(phase)), { code: 'call/denied' });
    });
  }

  it('[OP1] clears what the interceptors made of a draft that may be posted, and nobody changes it afterwards', () => {
    const cleared = clearDraft(runIn({ name: 'posting' }));
    assert.equal(cleared.draft.body.text, 'bid 2 at 1.0862');
    assert.equal('via' in cleared, false);
    assert.equal(Object.isFrozen(cleared), true);
  });

  it('[OP14] names the add-in whose session posts', () => {
    const via = { id: 'feed', name: 'Market feed' };
    const cleared = clearDraft({ ...runIn({ name: 'posting' }), sender: { via, sessionKey: 'feed' } });
    assert.deepEqual(cleared.via, via);
  });
});
