import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft } from '@roompane/protocol';
import { judgeAlert } from './judge-alert.ts';

const alert = createDraft({ body: 'Fixing moved to 15:45', importance: 'high' }, 'key');
const ordinary = createDraft({ body: 'Morning' }, 'key');

describe('judgeAlert', () => {
  it('asks before an alert to more people than the limit, who posts left out', () => {
    assert.deepEqual(judgeAlert(alert, { count: 22 }, 20), { type: 'confirm', question: 'Alert 21 people?' });
    assert.deepEqual(judgeAlert(alert, { count: 21 }, 20), { type: 'pass' });
  });

  it('asks while nobody knows how many they are', () => {
    assert.equal(judgeAlert(alert, { count: undefined }, 20).type, 'confirm');
  });

  it('lets what is no alert pass', () => {
    assert.deepEqual(judgeAlert(ordinary, { count: 5_000 }, 20), { type: 'pass' });
  });
});
