import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft } from '@roompane/protocol';
import type { Facts, RecordCounts, RecordedDraft, WireRecord } from '@roompane/host';
import { writeRate, writeSize, writeTook } from './figures.ts';
import { countRecords, FILTERS, filterRecords } from './filters.ts';
import { moveSelection } from './move-selection.ts';
import { readWords, writePretty } from './read-words.ts';
import { windowRows } from './row-window.ts';
import { findDraft } from './find-draft.ts';
import { tellWay } from './tell-way.ts';
import { tellDetail, tellFacts, tellResult } from './tell-record.ts';
import { placeOn, spanRows } from './timeline.ts';

function record(given: Partial<WireRecord>): WireRecord {
  return {
    id: 1,
    source: 'guard',
    kind: 'call',
    direction: 'to-host',
    name: 'messages/post',
    atEpochMs: 1_000,
    sizeBytes: 10,
    result: 'ok',
    facts: { type: 'nothing' },
    contents: [],
    ...given,
  };
}

const written = (envelope: object): WireRecord =>
  record({
    contents: [{ direction: 'to-host', atEpochMs: 1_000, written: JSON.stringify(envelope), isCut: false }],
  });

describe('the filters of the inspector', () => {
  const records = [
    record({ id: 1, result: 'refused' }),
    record({ id: 2, kind: 'stream' }),
    record({ id: 3, kind: 'ping' }),
    record({ id: 4, kind: 'verdict', result: 'stopped' }),
    record({ id: 5, kind: 'error', result: 'refused' }),
  ];
  const ids = (filter: (typeof FILTERS)[number][0]): number[] => filterRecords(records, filter).map(({ id }) => id);

  it('leave pings out until somebody asks for them', () => {
    assert.deepEqual(ids('all'), [1, 2, 4, 5]);
    assert.deepEqual(ids('ping'), [3]);
  });

  it('show what was refused under errors, and a post that was stopped as the verdict that it is', () => {
    assert.deepEqual(ids('trouble'), [1, 5]);
    assert.deepEqual(ids('verdict'), [4]);
  });

  it('count all that they show', () => {
    const counts: RecordCounts = { call: 1, stream: 2, event: 4, verdict: 8, error: 16, ping: 32, trouble: 17 };
    assert.deepEqual(
      FILTERS.map(([filter]) => countRecords(counts, filter)),
      [31, 1, 4, 2, 8, 17, 32],
    );
  });
});

describe('what the inspector tells of a record', () => {
  const facts: [Facts, string][] = [
    [{ type: 'draft', kind: 'regular', isAlert: false, chars: 62 }, 'One post, 62 characters'],
    [{ type: 'draft', kind: 'story', isAlert: true, chars: 1 }, 'One story of high importance, 1 character'],
    [
      { type: 'changed-draft', beforeChars: 34, chars: 40, hasReason: true },
      'Replaced, from 34 to 40 characters, with a reason',
    ],
    [{ type: 'stopped-draft', reasonChars: 34, hasFix: true }, 'A reason of 34 characters, with a fix'],
    [
      {
        type: 'events',
        counts: new Map([
          ['posted', 12],
          ['caught-up', 1],
        ]),
      },
      '12 posted, caught-up',
    ],
    [{ type: 'people', count: 24 }, '24 people'],
    [{ type: 'context', parts: ['grants', 'me'] }, 'grants, role and rights'],
    [{ type: 'no-envelope', reason: 'not-json' }, 'A string that is not JSON'],
  ];
  for (const [fact, words] of facts) it(`is “${words}”`, () => assert.equal(tellFacts(fact), words));

  it('begins with the code of what went wrong', () => {
    const refused = record({
      code: 'call/denied',
      facts: { type: 'draft', kind: 'regular', isAlert: false, chars: 2 },
    });
    assert.equal(tellDetail(refused), 'call/denied · One post, 2 characters');
  });

  it('is a word for each result, and a colour only where it means something', () => {
    assert.deepEqual(tellResult({ result: 'stopped' }), ['Stopped', 'danger']);
    assert.deepEqual(tellResult({ result: 'sent' }), ['Sent', 'plain']);
  });

  it('is the words that one would look for, once contents are shown', () => {
    const draft = { body: { text: 'Sell 8 m' } };
    assert.equal(readWords(written({ type: 'call', params: { checkId: '1', draft } })), 'Sell 8 m');
    assert.equal(readWords(written({ type: 'reply', result: { type: 'block', reason: 'Too much' } })), 'Too much');
    assert.equal(readWords(written({ type: 'batch', events: [{ type: 'posted', message: draft }] })), 'Sell 8 m');
    assert.equal(readWords(written({ type: 'call', params: {} })), undefined);
    assert.equal(readWords(record({})), undefined);
  });

  it('is a string as it came where it is no JSON', () => {
    assert.equal(writePretty('{"a":1}'), '{\n  "a": 1\n}');
    assert.equal(writePretty('{"a":'), '{"a":');
  });

  it('has figures with units', () => {
    assert.deepEqual([228, 4_100, 23_400, 1_250_000].map(writeSize), ['228 B', '4.1 KB', '23 KB', '1.3 MB']);
    assert.deepEqual([undefined, 0, 146, 2_400, 120_000].map(writeTook), ['–', '0 ms', '146 ms', '2.4 s', '2 min']);
    assert.equal(writeRate(14_200), '14.2 KB/s');
  });
});

describe('the timeline', () => {
  const call = record({ atEpochMs: 1_000, tookMs: 500 });
  const verdict = record({ kind: 'verdict', name: 'outgoing/verdict', atEpochMs: 2_000, tookMs: 500 });

  it('spans from the first beginning to the last end in sight', () => {
    assert.deepEqual(spanRows([call, verdict]), { startMs: 1_000, endMs: 2_000 });
  });

  it('shows a call from its beginning on, and a verdict up to its end', () => {
    const axis = spanRows([call, verdict]);
    assert.deepEqual(placeOn(axis, call), { isPoint: false, start: 0, width: 48 });
    assert.deepEqual(placeOn(axis, verdict), { isPoint: false, start: 48, width: 48 });
  });

  it('shows what is told once as a point inside it, and what waits up to its end', () => {
    const axis = { startMs: 1_000, endMs: 2_000 };
    assert.deepEqual(placeOn(axis, record({ kind: 'stream', atEpochMs: 2_000 })), {
      isPoint: true,
      start: 96,
      width: 0,
    });
    assert.equal(placeOn(axis, record({ result: 'pending' })).width, 100);
  });

  it('does not fill its width with one quick call', () => {
    assert.ok(placeOn(spanRows([record({ tookMs: 5 })]), record({ tookMs: 5 })).width < 10);
  });
});

describe('the rows that are drawn', () => {
  it('are those in sight and a few around them, however many there are', () => {
    const { first, end, firstInSight, endInSight } = windowRows(2_000, {
      scrollTopPx: 24_000,
      heightPx: 168,
      rowPx: 24,
    });
    assert.deepEqual([firstInSight, endInSight], [1_000, 1_007]);
    assert.deepEqual([first, end], [994, 1_013]);
  });

  it('are all of a short list, and none of an empty one', () => {
    assert.deepEqual(windowRows(3, { scrollTopPx: 0, heightPx: 168, rowPx: 24 }), {
      first: 0,
      end: 3,
      firstInSight: 0,
      endInSight: 3,
    });
    assert.equal(windowRows(0, { scrollTopPx: 500, heightPx: 168, rowPx: 24 }).end, 0);
  });

  it('are the last ones when the list became shorter than where it stood', () => {
    assert.equal(windowRows(5, { scrollTopPx: 9_000, heightPx: 168, rowPx: 24 }).firstInSight, 4);
  });
});

describe('the keys of the inspector', () => {
  const list = { count: 50, pageRows: 6 };
  const moves: [key: string, index: number, to: number | undefined][] = [
    ['ArrowDown', 3, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 48, 49],
    ['PageUp', 10, 4],
    ['Home', 10, 0],
    ['End', 10, 49],
    ['ArrowUp', -1, 49],
    ['Enter', 3, undefined],
  ];
  for (const [key, index, to] of moves) {
    it(`lead by ${key} from row ${index} to ${to ?? 'nowhere'}`, () => {
      assert.equal(moveSelection(key, { index, ...list }), to);
    });
  }

  it('lead nowhere in an empty list', () => {
    assert.equal(moveSelection('End', { index: -1, count: 0, pageRows: 6 }), undefined);
  });
});

describe('a draft’s way', () => {
  const guard = { id: 'guard', name: 'Trade guard' };
  const draft: RecordedDraft = {
    ...{ id: 1, roomId: 'fx', draftId: '7', key: 'k', action: 'post', kind: 'regular', importance: 'normal' },
    ...{ chars: 8, enteredAtEpochMs: 1_000, decisions: [] },
  };
  const numbers = { atEpochMs: 1_012, beforeChars: 8, afterChars: 8, reasonChars: 0 };

  it('is told while it runs: who has decided, and for whom it waits', () => {
    const stops = tellWay({
      ...draft,
      decisions: [{ addin: guard, did: 'passed', tookMs: 12, ...numbers }],
      waiting: {
        waitsFor: { id: 'wall', name: 'Ethical wall' },
        state: 'checking',
        policy: 'block',
        sinceEpochMs: 1_012,
      },
    });
    assert.deepEqual(
      stops.map(({ name, words, tookMs }) => [name, words, tookMs]),
      [
        ['Trade guard', 'Passed', 12],
        ['Ethical wall', 'Checking', undefined],
      ],
    );
  });

  it('has the words before and after only when they are asked for', () => {
    const [before, after] = [createDraft({ body: 'for 1 min' }, 'k'), createDraft({ body: 'for one minute' }, 'k')];
    const words = { before, after, reason: 'House style' };
    const changed = { ...draft, decisions: [{ addin: guard, did: 'replaced', tookMs: 1, ...numbers, words } as const] };
    assert.deepEqual(tellWay(changed)[0]?.said, undefined);
    assert.deepEqual(tellWay(changed, { withWords: true })[0]?.said, {
      before: 'for 1 min',
      after: 'for one minute',
      reason: 'House style',
    });
  });

  it('is told to its end, with what failed and what the user decided', () => {
    const stops = tellWay({
      ...draft,
      decisions: [{ addin: guard, did: 'blocked', failure: 'late', byUser: true, tookMs: 4_250, ...numbers }],
      ending: { type: 'blocked', atEpochMs: 5_250, by: guard, byUser: true },
    });
    assert.deepEqual(
      stops.map(({ words, tone }) => [words, tone]),
      [
        ['Stopped: no answer in time, by the user', 'danger'],
        ['Came back', 'danger'],
      ],
    );
  });

  it('belongs to a check by its draft, of the last time that the room was joined before it', () => {
    const again = { ...draft, id: 2, enteredAtEpochMs: 9_000 };
    const drafts = [draft, again];
    assert.equal(findDraft(drafts, { draftId: '7', atEpochMs: 1_001 }), draft);
    assert.equal(findDraft(drafts, { draftId: '7', atEpochMs: 9_001 }), again);
    assert.equal(findDraft(drafts, { draftId: '8', atEpochMs: 9_001 }), undefined);
    assert.equal(findDraft(drafts, { draftId: undefined, atEpochMs: 9_001 }), undefined);
  });
});
