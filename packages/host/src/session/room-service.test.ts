import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallScope } from '@roompane/bridge';
import { type Draft, LIMITS, type Outcome, postMessage } from '@roompane/protocol';
import { fitOutcome } from './fit-outcome.ts';
import { createRoomService, type ServedRoom } from './room-service.ts';

const draft: Draft = { kind: 'regular', importance: 'normal', body: { text: 'Sell 8 m', spans: [] }, key: 'k' };

describe('what a room answers an add-in', () => {
  it('[OP15] keeps what other add-ins did to its draft, but for who blocked it', async () => {
    const by = { id: 'guard', name: 'Trade guard' };
    const outcome: Outcome = {
      type: 'blocked',
      by,
      reason: 'Over the limit.',
      draft,
      trail: [
        { addin: { id: 'other', name: 'Other' }, did: 'replaced', reason: 'private' },
        { addin: by, did: 'blocked' },
      ],
    };
    const room = { postFrom: () => Promise.resolve(outcome), acts: new Map() };
    const served = { room } as unknown as ServedRoom;
    const row = createRoomService(served).get(postMessage.name);
    const answer = await row?.handler(draft as never, { signal: new AbortController().signal } as CallScope);
    assert.deepEqual(answer, { ...outcome, trail: [] });
  });

  it('[OP15] leaves a fix away that would not fit one envelope beside the draft', () => {
    const long: Draft = { ...draft, kind: 'story', title: 'Long', body: { text: '\u0001'.repeat(32_768), spans: [] } };
    const by = { id: 'guard', name: 'Trade guard' };
    const blocked: Outcome = { type: 'blocked', by, reason: 'Too much.', draft: long, fix: long, trail: [] };
    const told = fitOutcome(blocked);
    assert.ok(JSON.stringify(told).length < LIMITS.envelopeChars);
    assert.deepEqual(told, { type: 'blocked', by, reason: 'Too much.', draft: long, trail: [] });
    assert.deepEqual(fitOutcome({ ...blocked, draft, fix: draft }), { ...blocked, draft, fix: draft });
  });
});
