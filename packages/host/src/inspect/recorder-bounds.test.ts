import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, watch, watchCheck } from '../../test/inspect/watch-port.ts';
import { exportRecording } from './export-recording.ts';

const secret = /Sell|8 m|limit/;

describe('what a recorder keeps', () => {
  it('is bounded, and counted beyond that', () => {
    const { toHost, recorder } = watch({ records: 20 });
    for (let id = 1; id <= 100; id++) toHost({ type: 'call', id, method: 'messages/read-page', params: {} });
    assert.ok(recorder.records.length >= 20 && recorder.records.length <= 22);
    assert.equal(recorder.records.at(-1)!.id, 100);
    assert.equal(recorder.counts.call, 100);
  });

  it('is no word of the contents, unless they are kept', () => {
    const { clock, toHost, recorder } = watchCheck();
    toHost({ type: 'reply', id: 1, result: { type: 'block', reason: 'Over the limit' } });
    assert.doesNotMatch(JSON.stringify(recorder.records), secret);
    assert.doesNotMatch(exportRecording(recorder.records, { atEpochMs: clock.now(), withContents: true }), secret);
  });

  it('is the strings themselves where contents are kept, and in a file only where that is asked for', () => {
    const { clock, toHost, recorder } = watch({ keepsContents: true });
    toHost({ type: 'call', id: 1, method: 'messages/post', params: draft });
    const atEpochMs = clock.now();
    assert.match(recorder.records[0]!.contents[0]!.written, secret);
    assert.doesNotMatch(exportRecording(recorder.records, { atEpochMs }), secret);
    assert.match(exportRecording(recorder.records, { atEpochMs, withContents: true }), secret);
  });

  it('is at most 64 Ki of each record’s contents, and 4 Mi of all: the oldest lose theirs', () => {
    const { cross, recorder } = watch({ keepsContents: true });
    const written = 'x'.repeat(100_000);
    for (let count = 0; count < 80; count++) cross('to-host', written);
    const { records } = recorder;
    const chars = records.flatMap(({ contents }) => contents.map((each) => each.written.length));
    assert.equal(records.length, 80);
    assert.deepEqual([...new Set(chars)], [65_536]);
    assert.equal(chars.length, 64);
    assert.deepEqual(records[0]!.contents, []);
    assert.equal(records.at(-1)!.contents[0]!.isCut, true);
  });

  it('is nothing after a clearing, but what is under way is still understood', () => {
    const { toHost, toAddin, recorder, results } = watch();
    toHost({ type: 'call', id: 1, method: 'messages/read-page', params: {} });
    recorder.clear();
    toAddin({ type: 'reply', id: 1, result: {} });
    assert.deepEqual(recorder.records, []);
    assert.equal(recorder.counts.call, 0);
    toHost({ type: 'call', id: 2, method: 'messages/read-page', params: {} });
    toAddin({ type: 'reply', id: 2, result: {} });
    assert.deepEqual(results(), ['ok']);
  });

  it('is the traffic of the last whole seconds', () => {
    const { clock, cross, recorder } = watch();
    cross('to-host', 'four');
    cross('to-addin', 'four');
    clock.advance(1_000);
    assert.deepEqual(recorder.traffic.at(-1), { strings: 2, bytes: 8 });
    clock.advance(1_000);
    assert.deepEqual(recorder.traffic.at(-1), { strings: 0, bytes: 0 });
  });
});
