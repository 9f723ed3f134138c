import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createStage, down, intercept, settle, statesOf, texts } from '../../test/outbox/outbox-stage.ts';

describe('what a user does about what an outbox keeps', () => {
  it('[OB3] [OB4] does not let what the server may have be edited when an add-in stops the retry', async () => {
    const stage = await createStage();
    const before = await stage.join();
    stage.provider.afterPost = down;
    void before.post({ body: 'once' });
    await settle();
    await before.leave();
    stage.provider.afterPost = undefined;
    const room = await stage.join();
    intercept(room, { type: 'block', reason: 'Not now.' });
    await settle();
    const [entry] = room.outbox?.entries ?? [];
    assert.deepEqual([statesOf(room), entry?.canEdit, entry?.by?.name], [['once blocked'], false, 'Guard']);
    assert.deepEqual(texts(stage), ['once']);
  });

  it('[OB4] keeps what was taken over, whatever becomes of it, and its poster learns the outcome all the same', async () => {
    const stage = await createStage();
    const room = await stage.join();
    stage.line.isOffline = true;
    const posting = room.post({ body: 'Sell 80 m' });
    await settle();
    const key = room.outbox?.entries[0]?.key ?? '';
    room.outbox?.takeOver(key);
    intercept(room, { type: 'block', reason: 'Over the limit.' });
    stage.line.isOffline = false;
    await settle();
    assert.equal((await posting).type, 'blocked');
    assert.deepEqual([statesOf(room), stage.kept.get(key)?.state], [['Sell 80 m blocked'], 'blocked']);
  });

  it('[OB8] does not try what the user is changing, also after a reload, and lets those behind it go first', async () => {
    const stage = await createStage();
    const before = await stage.join();
    stage.line.isOffline = true;
    for (const body of ['one', 'two']) void before.post({ body });
    await settle();
    const key = before.outbox?.entries[0]?.key ?? '';
    before.outbox?.hold(key);
    await settle();
    await before.leave();
    stage.line.isOffline = false;
    const room = await stage.join();
    await settle();
    assert.deepEqual([texts(stage), statesOf(room), room.outbox?.entries[0]?.isHeld], [['two'], ['one waiting'], true]);
    room.outbox?.edit(key, { body: 'one, in other words' });
    await settle();
    assert.deepEqual([texts(stage), statesOf(room)], [['two', 'one, in other words'], []]);
  });

  it('[OB8] tries what the user leaves as it was', async () => {
    const stage = await createStage();
    const room = await stage.join();
    stage.line.isOffline = true;
    void room.post({ body: 'as it was' });
    await settle();
    const key = room.outbox?.entries[0]?.key ?? '';
    room.outbox?.hold(key);
    stage.line.isOffline = false;
    stage.clock.advance(5_000);
    await settle();
    assert.deepEqual(texts(stage), []);
    room.outbox?.release(key);
    await settle();
    assert.deepEqual([texts(stage), statesOf(room)], [['as it was'], []]);
  });

  it('[OB4] takes back what waits, for its poster as an abort, and nothing that was posted', async () => {
    const stage = await createStage();
    const room = await stage.join();
    stage.provider.beforePost = down;
    const posting = room.post({ body: 'no more' });
    const abort = new AbortController();
    const aborted = room.post({ body: 'nor this' }, abort);
    await settle();
    room.outbox?.discard(room.outbox.entries[0]?.key ?? '');
    abort.abort();
    await assert.rejects(posting, { code: 'call/aborted' });
    await assert.rejects(aborted, { code: 'call/aborted' });
    await settle();
    assert.deepEqual([statesOf(room), stage.kept.size, texts(stage)], [[], 0, []]);
  });
});
