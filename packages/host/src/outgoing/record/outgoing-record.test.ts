import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RoompaneError } from '@roompane/protocol';
import { joinFake } from '../../../test/room/fake-join.ts';
import { rest } from '../../../test/outgoing/scripted-pipeline.ts';
import type { InterceptorPort } from '../interceptor.ts';
import { exportOutgoing } from './export-outgoing.ts';
import { OutgoingRecord, type OutgoingRecordOptions } from './outgoing-record.ts';
import type { RecordedDraft } from './recorded-draft.ts';

const guard = { addin: { id: 'guard', name: 'Guard' }, sessionKey: 'guard' };

/** A room with a guard in it, and what is recorded of it. */
async function record(check: InterceptorPort['check'], options: OutgoingRecordOptions = {}) {
  const { room, clock } = await joinFake();
  room.intercept(guard).ready({ check, ping: () => Promise.resolve() });
  const kept = new OutgoingRecord({ clock, ...options });
  const told: RecordedDraft[] = [];
  kept.addEventListener('recorded', ({ draft }) => told.push(draft));
  kept.watch(room);
  return { room, clock, kept, told };
}

const secret = 'Sell 8 m to Norhaven';
const block: InterceptorPort['check'] = () => Promise.resolve({ type: 'block', reason: 'Not to Norhaven' });

describe('the record of drafts', () => {
  it('[OP20] tells each decision with its time, and how the draft ended', async () => {
    const { room, clock, kept } = await record(
      ({ draft }) =>
        new Promise((resolve) => {
          clock.setTimer(
            1_000,
            () => resolve({ type: 'replace', draft: { ...draft, body: { text: 'ok', spans: [] } } }),
            {
              signal: new AbortController().signal,
            },
          );
        }),
    );
    const posting = room.post({ body: 'words', key: 'k1', importance: 'high' });
    await rest();
    assert.deepEqual(kept.drafts[0]?.waiting?.waitsFor, guard.addin, 'the chain as it runs');
    clock.advance(1_000);
    const outcome = await posting;
    const [draft] = kept.drafts;
    assert.deepEqual(
      [draft?.roomId, draft?.key, draft?.action, draft?.importance, draft?.chars],
      ['room', 'k1', 'post', 'high', 5],
    );
    const [decision] = draft.decisions;
    assert.deepEqual(
      [decision?.did, decision?.tookMs, decision?.beforeChars, decision?.afterChars],
      ['replaced', 1_000, 5, 2],
    );
    assert.equal(
      outcome.type === 'posted' && draft?.ending?.messageId,
      outcome.type === 'posted' && outcome.message.id,
    );
    assert.equal(draft?.waiting, undefined);
  });

  it('[OP20] holds no word of what was written, nor does its file, unless it is told to', async () => {
    for (const keepsWords of [false, true]) {
      const { room, kept, told } = await record(block, { keepsWords });
      await room.post({ body: secret });
      const file = (withWords: boolean): string => exportOutgoing(kept.drafts, { atEpochMs: 0, withWords });
      assert.equal(JSON.stringify(told).includes('Norhaven'), keepsWords);
      assert.equal(file(true).includes(secret), keepsWords);
      assert.equal(file(true).includes('Not to Norhaven'), keepsWords, 'reasons quote what they are about');
      assert.equal(file(false).includes('Norhaven'), false);
      assert.equal(kept.drafts[0]?.decisions[0]?.reasonChars, 'Not to Norhaven'.length);
    }
  });

  it('[OP20] is bounded, and tells what it lets go while it has it', async () => {
    const { room, kept, told } = await record(block, { drafts: 2 });
    for (const key of ['k1', 'k2', 'k3']) await room.post({ body: 'bid', key });
    assert.deepEqual(
      kept.drafts.map(({ key }) => key),
      ['k2', 'k3'],
    );
    assert.deepEqual(
      told.flatMap(({ key, ending }) => (ending ? [`${key} ${ending.type}`] : [])),
      ['k1 blocked', 'k2 blocked', 'k3 blocked'],
    );
    kept.clear();
    assert.deepEqual(kept.drafts, []);
  });

  it('[OP20] has every ending: posted, blocked, failed, withdrawn', async () => {
    const { room, kept } = await record(({ draft }, { signal }) =>
      draft.body.text === 'wait'
        ? new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new RoompaneError('call/aborted'))),
          )
        : draft.body.text === 'block'
          ? block({ checkId: '', draft }, { signal })
          : Promise.resolve({ type: 'pass' }),
    );
    const withdrawn = new AbortController();
    const waiting = room.post({ body: 'wait' }, withdrawn);
    await rest();
    withdrawn.abort();
    await assert.rejects(waiting);
    await room.post({ body: 'block' });
    await room.post({ body: 'pass' });
    const failing = room.post({ body: 'wait' });
    await rest();
    await room.leave();
    await failing;
    assert.deepEqual(
      kept.drafts.map(({ ending }) => [ending?.type, ending?.by?.id, ending?.code]),
      [
        ['withdrawn', undefined, undefined],
        ['blocked', 'guard', undefined],
        ['posted', undefined, undefined],
        ['failed', undefined, 'room/not-joined'],
      ],
    );
  });

  it('[OP20] ends with its signal, and takes several rooms', async () => {
    const first = await record(block);
    const second = await joinFake();
    const over = new AbortController();
    first.kept.watch(second.room, over);
    await second.room.post({ body: 'in the second' });
    over.abort();
    await second.room.post({ body: 'unheard' });
    await first.room.post({ body: 'in the first' });
    assert.deepEqual(
      first.kept.drafts.map(({ id, ending }) => [id, ending?.type]),
      [
        [1, 'posted'],
        [2, 'blocked'],
      ],
    );
  });
});
