import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Verdict } from '@roompane/protocol';
import { draft, watch, watchCheck } from '../../test/inspect/watch-port.ts';
import type { RecordResult } from './wire-record.ts';

describe('a recorded call', () => {
  it('waits, and shows how it ended and how long it took', () => {
    const { clock, toHost, toAddin, last } = watch();
    toHost({ type: 'call', id: 1, method: 'messages/read-page', params: { limit: 50 } });
    assert.equal(last().result, 'pending');
    clock.advance(122);
    toAddin({ type: 'reply', id: 1, result: { events: [{ type: 'posted' }, { type: 'posted' }] } });
    const { name, kind, direction, tookMs, result, facts } = last();
    assert.deepEqual(
      { name, kind, direction, tookMs, result },
      { name: 'messages/read-page', kind: 'call', direction: 'to-host', tookMs: 122, result: 'ok' },
    );
    assert.deepEqual(facts, { type: 'events', counts: new Map([['posted', 2]]) });
  });

  it('shows what was refused, with the code', () => {
    const { toHost, toAddin, last, recorder } = watch();
    toHost({ type: 'call', id: 1, method: 'messages/post', params: draft });
    toAddin({ type: 'reply', id: 1, error: { code: 'call/denied', message: '' } });
    assert.equal(last().result, 'refused');
    assert.equal(last().code, 'call/denied');
    assert.equal(recorder.counts.trouble, 1);
  });

  it('tells a post that was stopped from one that got through', () => {
    const { toHost, toAddin, results } = watch();
    for (const [id, type] of ['posted', 'blocked', 'failed'].entries()) {
      toHost({ type: 'call', id: id + 1, method: 'messages/post', params: draft });
      toAddin({ type: 'reply', id: id + 1, result: { type } });
    }
    assert.deepEqual(results(), ['ok', 'stopped', 'failed']);
  });

  it('shows what its caller took back, whatever is answered then', () => {
    const { toHost, toAddin, results } = watch();
    toHost({ type: 'call', id: 1, method: 'messages/read-page', params: {} });
    toHost({ type: 'cancel', id: 1 });
    toAddin({ type: 'reply', id: 1, result: {} });
    assert.deepEqual(results(), ['aborted']);
  });

  it('is cut off when its port goes, and leaves the next port’s calls alone', () => {
    const { clock, observe, toHost, toAddin, results } = watch();
    toHost({ type: 'call', id: 1, method: 'messages/post', params: draft });
    observe({ type: 'closed', atEpochMs: clock.now() });
    observe({ type: 'opened', atEpochMs: clock.now() });
    toHost({ type: 'call', id: 1, method: 'messages/post', params: draft });
    toAddin({ type: 'reply', id: 1, result: { type: 'posted' } });
    assert.deepEqual(results(), ['cut-off', 'ok']);
  });

  it('does not take a call of the host for one of the add-in with the same number', () => {
    const { toHost, toAddin, results } = watchCheck();
    toHost({ type: 'call', id: 1, method: 'messages/post', params: draft });
    toAddin({ type: 'reply', id: 1, result: { type: 'posted' } });
    assert.deepEqual(results(), ['sent', 'ok']);
  });
});

describe('a recorded stream', () => {
  const open = { type: 'call', id: 1, method: 'messages/follow', params: {} } as const;
  const event = { type: 'posted' };

  it('counts the events of batches within 250 ms in one row', () => {
    const { clock, toHost, toAddin, recorder, last } = watch();
    toHost(open);
    for (let seq = 1; seq <= 3; seq++) {
      toAddin({ type: 'batch', id: 1, seq, events: [event, event, event, event] });
      clock.advance(100);
    }
    assert.equal(recorder.records.length, 2);
    assert.equal(last().events, 12);
    assert.deepEqual(last().facts, { type: 'events', counts: new Map([['posted', 12]]) });
    toAddin({ type: 'batch', id: 1, seq: 4, events: [event] });
    assert.equal(last().events, 1);
  });

  it('shows how long the add-in took to come back for more', () => {
    const { clock, toHost, toAddin, last } = watch();
    toHost(open);
    toAddin({ type: 'batch', id: 1, seq: 1, events: [event] });
    assert.equal(last().result, 'sent');
    clock.advance(7);
    toHost({ type: 'ack', id: 1, seq: 1 });
    assert.deepEqual([last().result, last().tookMs], ['read', 7]);
  });

  it('is open until one side ends it', () => {
    const { toHost, toAddin, results } = watch();
    toHost(open);
    toHost({ ...open, id: 2 });
    assert.deepEqual(results(), ['open', 'open']);
    toHost({ type: 'cancel', id: 1 });
    toAddin({ type: 'reply', id: 2, error: { code: 'call/denied', message: '' } });
    assert.deepEqual(results(), ['closed', 'refused']);
  });

  it('names the parts of a context that changed, and no other', () => {
    const { toHost, toAddin, last } = watch();
    toHost({ ...open, method: 'context/follow' });
    toAddin({ type: 'batch', id: 1, seq: 1, events: [{ grants: [], areClocksHeld: false }] });
    toAddin({ type: 'batch', id: 1, seq: 2, events: [{ grants: [], areClocksHeld: true }] });
    assert.equal(last().kind, 'event');
    assert.deepEqual(last().facts, { type: 'context', parts: ['areClocksHeld'] });
  });
});

describe('a recorded check', () => {
  const verdicts: [Verdict, RecordResult][] = [
    [{ type: 'pass' }, 'passed'],
    [{ type: 'replace', draft }, 'changed'],
    [{ type: 'block', reason: 'Over the limit' }, 'stopped'],
    [{ type: 'confirm', question: 'Over the limit?' }, 'asked'],
  ];
  for (const [verdict, result] of verdicts) {
    it(`shows the verdict ${verdict.type} as ${result}, with the time it took`, () => {
      const { clock, toHost, recorder, last } = watchCheck();
      clock.advance(79);
      toHost({ type: 'reply', id: 1, result: verdict });
      assert.deepEqual([last().name, last().result, last().tookMs], ['outgoing/verdict', result, 79]);
      assert.equal(last().direction, 'to-host');
      assert.equal(recorder.counts.verdict, 2);
    });
  }

  it('shows a handler that threw, and an answer that is no verdict, as failed', () => {
    const thrown = watchCheck();
    thrown.toHost({ type: 'reply', id: 1, error: { code: 'call/failed', message: '' } });
    const nonsense = watchCheck();
    nonsense.toHost({ type: 'reply', id: 1, result: { type: 'constructor' } });
    assert.deepEqual([thrown.last().result, nonsense.last().result], ['failed', 'failed']);
  });

  it('[OP6] is late when the pong to a ping behind it comes first, and so is the verdict that follows', () => {
    const { clock, toHost, toAddin, results } = watchCheck();
    clock.advance(4_000);
    toAddin({ type: 'ping', id: 2 });
    clock.advance(4);
    toHost({ type: 'pong', id: 2 });
    toAddin({ type: 'cancel', id: 1 });
    toHost({ type: 'reply', id: 1, result: { type: 'pass' } });
    assert.deepEqual(results(), ['late', 'ok', 'late']);
  });

  it('[OP6] is late when that pong stays away for 250 ms', () => {
    const { clock, toAddin, results } = watchCheck();
    clock.advance(4_000);
    toAddin({ type: 'ping', id: 2 });
    clock.advance(250);
    toAddin({ type: 'cancel', id: 1 });
    assert.equal(results()[0], 'late');
  });

  it('[OP12] is withdrawn when it is taken back otherwise', () => {
    const { clock, toHost, toAddin, results } = watchCheck();
    toAddin({ type: 'ping', id: 2 });
    toHost({ type: 'pong', id: 2 });
    clock.advance(1_000);
    toAddin({ type: 'cancel', id: 1 });
    assert.equal(results()[0], 'withdrawn');
  });
});

describe('what else crosses a port', () => {
  it('is recorded as refused when it is no envelope, or no string', () => {
    const { cross, recorder } = watch();
    for (const written of ['{', '{"type":"constructor"}', 'x'.repeat(300_000), undefined]) cross('to-host', written);
    const reasons = recorder.records.map(({ facts }) => (facts.type === 'no-envelope' ? facts.reason : facts.type));
    assert.deepEqual(reasons, ['not-json', 'misfit', 'oversize', 'not-text']);
    assert.equal(recorder.counts.trouble, 4);
  });

  it('takes only the host’s word for a greeting', () => {
    const { cross, recorder } = watch();
    cross('to-addin', '{"type":"wait"}');
    cross('to-host', '{"type":"wait"}');
    assert.deepEqual(
      recorder.records.map(({ name }) => name),
      ['wait', 'error'],
    );
  });

  it('shows signs of life as pings with the time until the answer', () => {
    const { clock, toHost, toAddin, last } = watch();
    toAddin({ type: 'ping', id: 1 });
    clock.advance(3);
    toHost({ type: 'pong', id: 1 });
    assert.deepEqual([last().kind, last().tookMs, last().result], ['ping', 3, 'ok']);
  });

  it('shows why a session ended, also where that code may not cross', () => {
    const { toAddin, last } = watch();
    const data = { originalCode: 'connection/navigated-away' };
    toAddin({ type: 'bye', error: { code: 'call/failed', message: '', data } });
    assert.equal(last().code, 'connection/navigated-away');
  });

  it('reads names from the wire as names alone', () => {
    const { toHost, recorder } = watch();
    toHost({ type: 'call', id: 1, method: '__proto__', params: { constructor: 1 } });
    toHost({ type: 'bye', error: { code: 'toString', message: '' } });
    assert.deepEqual(
      recorder.records.map(({ name, code }) => [name, code]),
      [
        ['__proto__', undefined],
        ['bye', 'call/failed'],
      ],
    );
  });
});
