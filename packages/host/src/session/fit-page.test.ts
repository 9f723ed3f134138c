import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS, type LogPage, type Range } from '@roompane/protocol';
import { fakeMessage } from '@roompane/testing';
import { fitPage } from './fit-page.ts';

/** Six events of a quarter of an envelope each: three fit, and what stands beside them. */
function createPage(): LogPage {
  const text = 'x'.repeat(LIMITS.envelopeChars / 4 - 2_000);
  const events = Array.from({ length: 6 }, (_, index) => ({
    type: 'posted' as const,
    cursor: `c${index}`,
    message: fakeMessage({ id: `m${index}`, body: text }),
  }));
  return { events, start: 'c0', end: 'c5', isFirst: true, isLast: true };
}

const fit = (range: Range): unknown => {
  const page = fitPage(createPage(), range);
  assert.ok(JSON.stringify(page).length <= LIMITS.envelopeChars, 'it fits');
  return [page.events.map(({ cursor }) => cursor).join(' '), page.start, page.end, page.isFirst, page.isLast];
};

describe('fitPage', () => {
  it('[LI5] keeps the newest of the newest page and of one before a place', () => {
    const newest = ['c2 c3 c4 c5', 'c2', 'c5', false, true];
    assert.deepEqual(fit({}), newest);
    assert.deepEqual(fit({ before: 'later' }), newest);
  });

  it('[LI5] keeps the oldest of a page behind a place and of one from a time', () => {
    const oldest = ['c0 c1 c2 c3', 'c0', 'c3', true, false];
    assert.deepEqual(fit({ after: 'earlier' }), oldest);
    assert.deepEqual(fit({ fromEpochMs: 0 }), oldest);
  });

  it('[LI5] keeps both sides of the event that a page was asked around', () => {
    assert.deepEqual(fit({ around: 'c3' }), ['c1 c2 c3 c4', 'c1', 'c4', false, false]);
    assert.deepEqual(fit({ around: 'c5' }), ['c2 c3 c4 c5', 'c2', 'c5', false, true]);
  });

  it('leaves a page that fits as it is', () => {
    for (const count of [0, 1, 2]) {
      const page = { ...createPage(), events: createPage().events.slice(0, count) };
      assert.equal(fitPage(page, {}), page);
    }
  });
});
