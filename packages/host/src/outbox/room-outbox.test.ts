import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft, Outcome, ProviderRoom, Verdict } from '@roompane/protocol';
import type { OutboxEntry } from './outbox-entry.ts';
import { createStage, down, intercept, settle, statesOf, texts } from '../../test/outbox/outbox-stage.ts';

describe('the outbox of a room', () => {
  it('[OB1] keeps a draft before it is tried, marks it before the server has it, and forgets it once posted', async () => {
    const stage = await createStage();
    const room = await stage.join();
    stage.provider.beforePost = () => Promise.resolve(void stage.acts.push('posting'));
    assert.equal((await room.post({ body: 'one' })).type, 'posted');
    await settle();
    assert.deepEqual(stage.acts, ['put one waiting', 'put one waiting handed', 'posting', 'delete']);
    assert.deepEqual([stage.kept.size, statesOf(room)], [0, []]);
  });

  it('[OB2] waits while the line is down, says so, and posts when it is back', async () => {
    const stage = await createStage();
    const room = await stage.join();
    const told: string[][] = [];
    const stateOf = ({ state, isKept }: OutboxEntry): string => (isKept ? `${state}, kept` : state);
    room.addEventListener('outbox-changed', ({ entries }) => told.push(entries.map(stateOf)));
    stage.line.isOffline = true;
    const posting = room.post({ body: 'later' });
    await settle();
    assert.deepEqual(statesOf(room), ['later waiting']);
    assert.equal(room.outbox?.entries[0]?.sinceEpochMs, stage.clock.now());
    stage.line.isOffline = false;
    for (let turn = 0; turn < 5; turn++) {
      stage.clock.advance(1_000);
      await settle();
    }
    assert.equal((await posting).type, 'posted');
    assert.deepEqual(told, [['waiting'], ['waiting, kept'], ['sending, kept'], []]);
  });

  it('[OB2] tries again after 1 s, 2 s, 4 s and so on where the server does not answer', async () => {
    const stage = await createStage();
    const room = await stage.join();
    const tries: number[] = [];
    const startMs = stage.clock.now();
    stage.provider.beforePost = () => (tries.push((stage.clock.now() - startMs) / 1_000), down());
    const posting = room.post({ body: 'again' });
    await settle();
    for (let second = 0; second < 16; second++) {
      stage.clock.advance(1_000);
      await settle();
    }
    assert.deepEqual(tries, [0, 1, 3, 7, 15]);
    stage.provider.beforePost = undefined;
    stage.clock.advance(16_000);
    await settle();
    assert.equal((await posting).type, 'posted');
  });

  it('[OB1] [OB4] goes through the gate again after a reload; what is stopped there stays, with the reason, to be edited', async () => {
    const stage = await createStage();
    const before = await stage.join();
    stage.line.isOffline = true;
    const lost = before.post({ body: 'Sell 80 m' });
    await settle();
    await before.leave();
    assert.equal(((await lost) as Extract<Outcome, { type: 'failed' }>).code, 'room/not-joined');
    stage.line.isOffline = false;
    stage.clock.advance(5_000);
    await settle();
    const room = await stage.join();
    intercept(room, { type: 'block', reason: 'Over the limit.' });
    await settle();
    assert.deepEqual(statesOf(room), ['Sell 80 m blocked']);
    const [entry] = room.outbox?.entries ?? [];
    assert.deepEqual([entry?.reason, entry?.canEdit, texts(stage)], ['Over the limit.', true, []]);
    await room.leave();
    const again = await stage.join();
    await settle();
    assert.deepEqual(statesOf(again), ['Sell 80 m blocked'], 'it is not tried by itself');
    again.outbox?.edit(entry?.key ?? '', { body: 'Sell 4 m' });
    await settle();
    assert.deepEqual([texts(stage), statesOf(again), stage.kept.size], [['Sell 4 m'], [], 0]);
  });

  it('[OB3] posts once where the answer was lost, also when the page was reloaded before it came', async () => {
    const stage = await createStage();
    const room = await stage.join();
    stage.provider.afterPost = down;
    void room.post({ body: 'once' });
    await settle();
    const [entry] = room.outbox?.entries ?? [];
    assert.deepEqual([entry?.state, entry?.canEdit], ['waiting', false]);
    assert.throws(() => room.outbox?.edit(entry?.key ?? '', { body: 'twice' }), { code: 'argument/invalid' });
    await room.leave();
    stage.provider.afterPost = undefined;
    const again = await stage.join();
    const retries: unknown[] = [];
    const [joined]: readonly ProviderRoom[] = stage.provider.joined;
    assert.ok(joined);
    const post = joined.post.bind(joined);
    joined.post = (draft, options) => (retries.push(options?.isRetry), post(draft, options));
    await settle();
    assert.deepEqual([retries, texts(stage), statesOf(again)], [[true], ['once'], []]);
  });

  it('[OB5] keeps the order of a composer over what fails and is tried again', async () => {
    const stage = await createStage();
    const room = await stage.join();
    let failures = 1;
    stage.provider.beforePost = () => (failures-- > 0 ? down() : Promise.resolve());
    const posting = ['one', 'two', 'three'].map((body) => room.post({ body }));
    await settle();
    assert.deepEqual(texts(stage), []);
    for (let second = 0; second < 10; second++) {
      stage.clock.advance(1_000);
      await settle();
    }
    await Promise.all(posting);
    assert.deepEqual(texts(stage), ['one', 'two', 'three']);
  });

  it('[OB5] does not let a draft overtake one that is tried again while it is still being checked', async () => {
    const stage = await createStage();
    const room = await stage.join();
    const checks = new Map<string, (verdict: Verdict) => void>();
    const guard = room.intercept({
      addin: { id: 'guard', name: 'Guard' },
      sessionKey: 'guard',
      mayInterceptOthers: true,
    });
    const check = ({ draft }: { readonly draft: Draft }): Promise<Verdict> =>
      new Promise((resolve) => checks.set(draft.body.text, resolve));
    guard.ready({ check, ping: () => Promise.resolve() });
    stage.provider.beforePost = down;
    const posting = ['one', 'two'].map((body) => room.post({ body }));
    await settle();
    checks.get('one')?.({ type: 'pass' });
    await settle();
    stage.provider.beforePost = undefined;
    stage.clock.advance(1_000);
    await settle();
    // The first is checked again, behind the second: that has its verdict now.
    for (const text of ['two', 'one', 'two']) {
      checks.get(text)?.({ type: 'pass' });
      await settle();
      stage.clock.advance(1_000);
      await settle();
    }
    await Promise.all(posting);
    assert.deepEqual(texts(stage), ['one', 'two']);
  });

  it('[OB6] tries what it has no place for, or cannot keep, as if there were no outbox', async () => {
    const stage = await createStage({ maxDrafts: 1 });
    const room = await stage.join();
    stage.provider.beforePost = down;
    void room.post({ body: 'kept' });
    const outcome = await room.post({ body: 'too much' });
    assert.equal(outcome.type === 'failed' && outcome.code, 'provider/unavailable');
    const full = await createStage();
    full.keeper.store.put = () => Promise.reject(new Error('full'));
    assert.equal((await (await full.join()).post({ body: 'unkept' })).type, 'posted');
  });

  it('[OB1] settles a post that comes when the room is over, as a room without an outbox does', async () => {
    const stage = await createStage();
    const room = await stage.join();
    await room.leave();
    const outcome = await room.post({ body: 'too late' });
    assert.equal(outcome.type === 'failed' && outcome.code, 'room/not-joined');
    assert.equal(stage.kept.size, 0);
  });

  it('[OB7] keeps which add-in a draft is of', async () => {
    const stage = await createStage();
    const room = await stage.join();
    stage.provider.beforePost = down;
    const draft = { kind: 'regular', importance: 'normal', body: { text: 'bid', spans: [] }, key: 'k' } as const;
    void room.postFrom({ via: { id: 'feed', name: 'Feed' }, sessionKey: 'feed' }, draft);
    await settle();
    await room.leave();
    stage.provider.beforePost = undefined;
    await stage.join();
    await settle();
    const [event] = stage.deployment.log('room');
    assert.equal(event?.type === 'posted' && event.message.via?.id, 'feed');
  });
});
