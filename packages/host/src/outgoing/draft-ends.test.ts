import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { RoompaneError } from '@roompane/protocol';
import { didOf, replaceWith, rest, ScriptedPipeline, toMessage } from '../../test/outgoing/scripted-pipeline.ts';

describe('the order of posting', () => {
  it('[OP10] keeps the order of entry of one composer, although a later draft was checked sooner', async () => {
    const room = new ScriptedPipeline({ holdPosts: true });
    const addin = room.attach();
    const outcomes = [room.enter('first'), room.enter('second')];
    await rest();
    assert.deepEqual(addin.seen, ['first', 'second'], 'both are checked meanwhile');
    addin.checks[1]!.answer({ type: 'pass' });
    await rest();
    assert.equal(room.posts.length, 0);
    addin.checks[0]!.answer({ type: 'pass' });
    await rest();
    assert.equal(room.posts.length, 1, 'the second waits until the room has the first');
    room.posts[0]!.answer(toMessage(room.posts[0]!.asked));
    await rest();
    assert.deepEqual(
      room.posts.map(({ asked }) => asked.draft.body.text),
      ['first', 'second'],
    );
    room.posts[1]!.answer(toMessage(room.posts[1]!.asked));
    assert.deepEqual(
      (await Promise.all(outcomes)).map(({ type }) => type),
      ['posted', 'posted'],
    );
  });

  it('[OP2] [OP10] takes fifty drafts at once past ten add-ins, whatever the order in which they answer', async () => {
    const room = new ScriptedPipeline();
    const addins = Array.from({ length: 10 }, () => room.attach({ policy: 'block', deadlineMs: 60_000 }));
    const texts = Array.from({ length: 50 }, (_, index) => `draft ${index}`);
    const outcomes = texts.map((text) => room.enter(text));
    for (const { checks } of addins) {
      await rest();
      // The last first.
      for (const { asked, answer } of checks.toReversed())
        answer(replaceWith(asked.draft, `${asked.draft.body.text}+`));
    }
    const ended = await Promise.all(outcomes);
    assert.deepEqual(
      ended.map(({ type, trail }) => [type, trail.length]),
      texts.map(() => ['posted', 10]),
    );
    assert.deepEqual(
      room.posts.map(({ asked }) => asked.draft.body.text),
      texts.map((text) => text + '+'.repeat(10)),
    );
    assert.equal(room.clock.pending, 0);
  });

  it('[OP10] goes on when the draft before ends without being posted', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach();
    const outcomes = [room.enter('first'), room.enter('second')];
    await rest();
    addin.checks[1]!.answer({ type: 'pass' });
    await rest();
    addin.checks[0]!.answer({ type: 'block', reason: 'no' });
    assert.deepEqual(
      (await Promise.all(outcomes)).map(({ type }) => type),
      ['blocked', 'posted'],
    );
  });

  it('[OP10] lets add-ins’ drafts wait for nobody', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach();
    const typed = room.enter('typed');
    assert.equal((await room.enterFrom(addin, 'from the add-in')).type, 'posted');
    addin.last.answer({ type: 'pass' });
    assert.equal((await typed).type, 'posted');
  });
});

describe('the end of a draft', () => {
  it('[OP11] comes once, whatever is said afterwards', async () => {
    const room = new ScriptedPipeline({ holdPosts: true });
    const addin = room.attach();
    const posted = room.enter('bid');
    await rest();
    addin.last.answer({ type: 'pass' });
    await rest();
    room.pipeline.close(new RoompaneError('room/not-joined'));
    room.posts[0]!.answer(toMessage(room.posts[0]!.asked));
    const outcome = await posted;
    await rest();
    assert.deepEqual([outcome.type, room.settled.length], ['failed', 1]);
  });

  it('[OP11] gives the words back when the provider fails, with its code and whether to try again', async () => {
    const room = new ScriptedPipeline({ holdPosts: true });
    room.attach().verdict = (draft) => replaceWith(draft, 'other words');
    const posted = room.enter('words');
    await rest();
    room.posts[0]!.fail(new RoompaneError('provider/unavailable'));
    const outcome = await posted;
    assert.equal(outcome.type, 'failed');
    assert.deepEqual([outcome.code, outcome.isRetryable], ['provider/unavailable', true]);
    assert.deepEqual([outcome.draft.body.text, outcome.draft.key], ['words', 'key-0']);
    assert.deepEqual(didOf(outcome), ['addin-1 replaced']);
  });

  it('[OP11] comes to all drafts with the end of the room, and to those that come later', async () => {
    const room = new ScriptedPipeline({ holdPosts: true });
    const addin = room.attach();
    const outcomes = [room.enter('first'), room.enter('second')];
    await rest();
    room.pipeline.close(new RoompaneError('connection/closed'));
    room.pipeline.close(new RoompaneError('room/not-joined'));
    outcomes.push(room.enter('third'));
    for (const outcome of await Promise.all(outcomes)) {
      assert.equal(outcome.type, 'failed');
      assert.equal(outcome.code, 'connection/closed');
    }
    assert.deepEqual([addin.checks[0]!.signal.aborted, room.clock.pending], [true, 0]);
  });

  it('[OP12] takes a draft back on an abort until the provider has it', async () => {
    const room = new ScriptedPipeline({ holdPosts: true });
    const addin = room.attach();
    const first = new AbortController();
    const second = new AbortController();
    const posted = [
      room.enter('first', { signal: first.signal }),
      room.enter('second', { signal: second.signal }),
      room.enter('third'),
    ];
    await rest();
    addin.checks[1]!.answer({ type: 'pass' });
    addin.checks[2]!.answer({ type: 'pass' });
    await rest();
    first.abort();
    await assert.rejects(posted[0]!, { code: 'call/aborted' });
    assert.equal(addin.checks[0]!.signal.aborted, true);
    assert.deepEqual(
      room.settled.map(({ ending, draft }) => [ending.type, draft.body.text]),
      [['withdrawn', 'first']],
    );
    second.abort();
    room.posts[0]!.answer(toMessage(room.posts[0]!.asked));
    const outcome = await posted[1]!.then(
      ({ type }) => type,
      (error: RoompaneError) => error.code,
    );
    assert.equal(outcome, 'posted', 'the provider had it');
    await rest();
    room.posts[1]!.answer(toMessage(room.posts[1]!.asked));
    assert.equal((await posted[2]!).type, 'posted');
  });

  it('[OP12] leaves no listener on a signal that outlives the draft', async () => {
    const room = new ScriptedPipeline();
    const { signal } = new AbortController();
    await room.enter('bid', { signal });
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });

  it('[OP12] does not even enter a draft that was taken back before', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach();
    await assert.rejects(room.enter('bid', { signal: AbortSignal.abort() }), { code: 'call/aborted' });
    assert.equal(addin.checks.length, 0);
  });
});
