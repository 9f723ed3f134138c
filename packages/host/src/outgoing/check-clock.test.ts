import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { didOf, expectBlocked, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

describe('the clock of a check', () => {
  it('[OP5] starts when the draft is delivered and runs 4,000 ms', async () => {
    const room = new ScriptedPipeline();
    const [first, second] = [room.attach(), room.attach()];
    const posted = room.enter('bid');
    await room.advance(3_999);
    first.last.answer({ type: 'pass' });
    await room.advance(3_999);
    assert.equal(second.pongs.length, 0, 'the second has had less than its own 4,000 ms');
    await room.advance(1);
    assert.equal(second.pongs.length, 1);
    second.pongs[0]!();
    assert.deepEqual(didOf(await posted), ['addin-1 passed', 'addin-2 unchecked']);
  });

  it('[OP5] runs as long as the host says', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ deadlineMs: 100 });
    const posted = room.enter('bid');
    await room.advance(99);
    assert.equal(addin.pongs.length, 0);
    await room.advance(1);
    assert.equal(addin.pongs.length, 1);
    await room.advance(250);
    await posted;
  });

  it('[OP5] refuses a deadline that is over at once', () => {
    for (const deadlineMs of [0, -1, Number.NaN, Infinity]) {
      assert.throws(() => new ScriptedPipeline().attach({ deadlineMs }), { code: 'argument/invalid' });
    }
  });

  it('[OP6] counts a verdict that comes before the pong', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' });
    const posted = room.enter('bid');
    await room.advance(4_000);
    addin.last.answer({ type: 'pass' });
    addin.pongs[0]!();
    assert.deepEqual(didOf(await posted), ['addin-1 passed']);
    assert.equal(room.clock.pending, 0);
  });

  it('[OP6] calls a verdict late when the pong comes before it', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' });
    const posted = room.enter('bid');
    await room.advance(4_000);
    addin.pongs[0]!();
    await rest();
    addin.last.answer({ type: 'pass' });
    assert.equal(expectBlocked(await posted).failure, 'late');
    assert.equal(addin.last.signal.aborted, true);
  });

  it('[OP6] calls a verdict late after 250 ms without a pong', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach();
    const posted = room.enter('bid');
    await room.advance(4_249);
    assert.equal(room.posts.length, 0);
    await room.advance(1);
    addin.last.answer({ type: 'block', reason: 'too late' });
    const outcome = await posted;
    assert.deepEqual([outcome.type, outcome.trail[0]?.failure], ['posted', 'late']);
  });

  it('[OP7] starts anew with progress, up to 15 s for the whole chain', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' });
    const posted = room.enter('bid');
    for (let second = 3; second <= 12; second += 3) {
      await room.advance(3_000);
      addin.attachment.progress(addin.last.asked.checkId, `${second} s`);
    }
    await room.advance(2_999);
    assert.equal(addin.pongs.length, 0);
    await room.advance(1);
    assert.equal(addin.pongs.length, 1, 'the chain has had its 15 s');
    addin.attachment.progress(addin.last.asked.checkId);
    addin.pongs[0]!();
    assert.equal(expectBlocked(await posted).failure, 'late');
    assert.deepEqual(
      room.progress.map(({ text }) => text),
      [undefined, '3 s', '6 s', '9 s', '12 s'],
    );
  });

  it('[OP7] takes progress that the barrier found under way, and forgets that barrier', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' });
    const posted = room.enter('bid');
    await room.advance(4_000);
    addin.attachment.progress(addin.last.asked.checkId);
    addin.pongs[0]!();
    await room.advance(3_999);
    addin.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed']);
  });

  it('[OP6] [OP7] takes the pong of an earlier barrier for no answer to a later one', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' });
    const posted = room.enter('bid');
    await room.advance(4_000);
    addin.attachment.progress(addin.last.asked.checkId);
    await room.advance(4_000);
    assert.equal(addin.pongs.length, 2);
    addin.pongs[0]!();
    await rest();
    addin.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed']);
  });

  it('[OP7] ignores progress of another add-in’s check, and of none', async () => {
    const room = new ScriptedPipeline();
    const [first, second] = [room.attach(), room.attach()];
    const posted = room.enter('bid');
    await room.advance(3_000);
    second.attachment.progress(first.last.asked.checkId, 'let me');
    second.attachment.progress('no such check');
    await room.advance(1_000);
    assert.equal(first.pongs.length, 1);
    await room.advance(250);
    second.last.answer({ type: 'pass' });
    await posted;
  });

  it('[OP7] leaves nothing to those behind a chain that used up its budget: their policy decides', async () => {
    const room = new ScriptedPipeline({ budgets: { chainMs: 5_000 } });
    const slow = room.attach();
    const next = room.attach({ policy: 'block' });
    const never = room.attach();
    const posted = room.enter('bid');
    await room.advance(4_000);
    await room.advance(250);
    assert.equal(slow.last.signal.aborted, true);
    await room.advance(1_000);
    next.pongs[0]!();
    assert.equal(expectBlocked(await posted).failure, 'late');
    assert.equal(never.checks.length, 0);

    const other = new ScriptedPipeline({ budgets: { chainMs: 4_000 } });
    other.attach();
    const unasked = other.attach();
    const outcome = other.enter('bid');
    await other.advance(4_250);
    assert.deepEqual(didOf(await outcome), ['addin-1 unchecked', 'addin-2 unchecked']);
    assert.equal(unasked.checks.length, 0);
  });

  it('[OP7] charges a machine that slept no more than the clock was set to', async () => {
    const room = new ScriptedPipeline();
    const [first, second] = [room.attach({ policy: 'block' }), room.attach({ policy: 'block' })];
    const posted = room.enter('bid');
    await rest();
    // The timers of a machine that wakes fire late: the clock jumps, then they run.
    const now = room.clock.now.bind(room.clock);
    room.clock.now = () => now() + 3_600_000;
    await room.advance(4_000);
    first.last.answer({ type: 'pass' });
    first.pongs[0]!();
    await rest();
    assert.equal(second.checks.length, 1);
    second.last.answer({ type: 'pass' });
    assert.equal((await posted).type, 'posted');
  });
});
