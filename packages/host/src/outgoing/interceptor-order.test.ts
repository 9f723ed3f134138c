import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { didOf, expectBlocked, replaceWith, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

describe('the order of interceptors', () => {
  it('[OP2] asks by the host’s order, then by the order of mounting', async () => {
    const room = new ScriptedPipeline();
    for (const order of [2, 1, 1, 0]) room.attach({ order }).verdict = () => ({ type: 'pass' });
    assert.deepEqual(didOf(await room.enter('bid')), [
      'addin-4 passed',
      'addin-2 passed',
      'addin-3 passed',
      'addin-1 passed',
    ]);
  });

  it('[OP2] shows each what the one before made of it', async () => {
    const room = new ScriptedPipeline();
    const [first, second] = [room.attach(), room.attach()];
    first.verdict = (draft) => replaceWith(draft, 'bid 2 at 1.0862', 'written out');
    const posted = room.enter('b 2 62');
    await rest();
    assert.deepEqual(second.seen, ['bid 2 at 1.0862']);
    second.last.answer({ type: 'pass' });
    await posted;
    assert.equal(room.posts[0]?.asked.draft.body.text, 'bid 2 at 1.0862');
  });

  it('[OP2] asks each once: who comes behind the draft is not asked, who comes before it is', async () => {
    const room = new ScriptedPipeline();
    const middle = room.attach({ order: 5 });
    const posted = room.enter('bid');
    const behind = room.attach({ order: 1 });
    const ahead = room.attach({ order: 9 });
    await rest();
    middle.last.answer({ type: 'pass' });
    await rest();
    ahead.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed', 'addin-3 passed']);
    assert.equal(behind.checks.length, 0);
  });
});

describe('posts of add-ins', () => {
  it('[OP4] go through every other add-in that may see others’, and not through the own', async () => {
    const room = new ScriptedPipeline();
    const poster = room.attach({ mayInterceptOthers: true });
    const blind = room.attach();
    room.attach({ mayInterceptOthers: true }).verdict = () => ({ type: 'pass' });
    assert.deepEqual(didOf(await room.enterFrom(poster, 'bid')), ['addin-3 passed']);
    assert.deepEqual([poster.checks.length, blind.checks.length], [0, 0]);
  });

  it('[OP4] go through the own one that asked for it, without the grant for others', async () => {
    const room = new ScriptedPipeline();
    const poster = room.attach({ includeOwn: true });
    poster.verdict = () => ({ type: 'pass' });
    assert.deepEqual(didOf(await room.enterFrom(poster, 'bid')), ['addin-1 passed']);
  });

  it('[OP4] [OP14] carry the session’s via to the interceptors and to the room', async () => {
    const room = new ScriptedPipeline();
    const poster = room.attach();
    const guard = room.attach({ mayInterceptOthers: true });
    const posted = room.enterFrom(poster, 'bid');
    await rest();
    assert.deepEqual(guard.last.asked.via, poster.via);
    guard.last.answer({ type: 'pass' });
    await posted;
    assert.deepEqual(room.posts[0]?.asked.via, poster.via);
  });

  it('[OP4] [GR2] are taken from an add-in that may no longer see others’, typed ones are not', async () => {
    const room = new ScriptedPipeline();
    const poster = room.attach();
    const guard = room.attach({ policy: 'block', mayInterceptOthers: true });
    const [typed, posted] = [room.enter('typed'), room.enterFrom(poster, 'from the add-in')];
    poster.verdict = () => ({ type: 'pass' });
    await rest();
    poster.last.answer({ type: 'pass' });
    await rest();
    guard.attachment.allowOthers(false);
    assert.equal(expectBlocked(await posted).failure, 'gone');
    assert.deepEqual(didOf(await room.enterFrom(poster, 'a later one')), []);
    guard.checks.find(({ asked }) => asked.draft.body.text === 'typed')!.answer({ type: 'pass' });
    assert.deepEqual(didOf(await typed), ['addin-1 passed', 'addin-2 passed']);
  });

  it('[OP14] are the only ones with a via', async () => {
    const room = new ScriptedPipeline();
    await room.enter('typed');
    assert.equal('via' in room.posts[0]!.asked, false);
  });
});
