import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BlockedOutcome, type InterceptorFailure, type Outcome, RoompaneError } from '@roompane/protocol';
import { replaceWith, rest, ScriptedPipeline, toMessage } from '../../test/outgoing/scripted-pipeline.ts';

const didOf = (outcome: Outcome): string[] => outcome.trail.map(({ addin, did }) => `${addin.id} ${did}`);

function expectBlocked(outcome: Outcome): BlockedOutcome {
  assert.equal(outcome.type, 'blocked');
  return outcome;
}

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

describe('verdicts', () => {
  it('[OP3] keeps the original’s key under a replacement', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => ({
      type: 'replace',
      draft: { ...draft, key: 'another', body: { text: 'other words', spans: [] } },
    });
    const outcome = await room.enter('words');
    assert.equal(room.posts[0]?.asked.draft.key, 'key-0');
    assert.equal(room.posts[0]?.asked.draft.body.text, 'other words');
    assert.equal(outcome.type, 'posted');
  });

  it('[OP3] ends the chain at the first block, with the reason, the fix and the draft as it was written', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => replaceWith(draft, 'bid 9 million');
    room.attach().verdict = (draft) => ({
      type: 'block',
      reason: 'Over the desk limit of 5 m',
      fix: { ...draft, key: 'a foreign key', body: { text: 'bid 5 million', spans: [] } },
    });
    const last = room.attach();
    const outcome = expectBlocked(await room.enter('b 9m'));
    assert.deepEqual(outcome.by, { id: 'addin-2', name: 'Guard 2' });
    assert.equal(outcome.reason, 'Over the desk limit of 5 m');
    assert.equal(outcome.fix?.body.text, 'bid 5 million');
    assert.equal(outcome.fix.key, 'key-0', 'a foreign key could be taken for the retry of another message');
    assert.equal(outcome.draft.body.text, 'b 9m');
    assert.deepEqual(didOf(outcome), ['addin-1 replaced', 'addin-2 blocked']);
    assert.deepEqual([last.checks.length, room.posts.length], [0, 0]);
  });

  it('[OP3] offers no fix that could not leave, and lets the block stand', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => ({
      type: 'block',
      reason: 'no',
      fix: { ...draft, body: { text: ' ', spans: [] } },
    });
    const outcome = expectBlocked(await room.enter('words'));
    assert.equal(outcome.reason, 'no');
    assert.equal('fix' in outcome, false);
  });

  it('[OP8] takes a replacement that no room would have for no verdict', async () => {
    const room = new ScriptedPipeline();
    room.attach({ policy: 'block' }).verdict = (draft) => replaceWith(draft, '');
    assert.equal(expectBlocked(await room.enter('words')).failure, 'invalid');
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

  it('[OP14] are the only ones with a via', async () => {
    const room = new ScriptedPipeline();
    await room.enter('typed');
    assert.equal('via' in room.posts[0]!.asked, false);
  });
});

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

const failures: Record<Exclude<InterceptorFailure, 'unsupported'>, (room: ScriptedPipeline) => Promise<void>> = {
  late: (room) => room.advance(4_250),
  thrown: (room) => failLast(room, 'call/failed'),
  invalid: (room) => failLast(room, 'call/invalid-result'),
  gone: (room) => failLast(room, 'connection/closed'),
};

async function failLast(room: ScriptedPipeline, code: RoompaneError['code']): Promise<void> {
  await rest();
  guardOf.get(room)!.last.fail(new RoompaneError(code));
}

const guardOf = new WeakMap<ScriptedPipeline, ReturnType<ScriptedPipeline['attach']>>();

describe('failures', () => {
  for (const [failure, happen] of Object.entries(failures)) {
    it(`[OP8] lets a draft go on unchecked under 'pass' when a check is ${failure}, and says so`, async () => {
      const room = new ScriptedPipeline();
      guardOf.set(room, room.attach());
      const posted = room.enter('bid');
      await happen(room);
      const outcome = await posted;
      assert.equal(outcome.type, 'posted');
      const [step] = outcome.trail;
      assert.deepEqual([step?.did, step?.failure], ['unchecked', failure]);
      assert.match(step?.reason ?? '', /Guard 1/);
    });

    it(`[OP8] stops a draft under 'block' when a check is ${failure}, and names the add-in`, async () => {
      const room = new ScriptedPipeline();
      guardOf.set(room, room.attach({ policy: 'block' }));
      const posted = room.enter('bid');
      await happen(room);
      const outcome = expectBlocked(await posted);
      assert.equal(outcome.failure, failure);
      assert.match(outcome.reason, /Guard 1/);
      assert.equal(outcome.draft.body.text, 'bid');
      assert.equal(room.posts.length, 0);
    });
  }

  for (const act of ['notReady', 'detach'] as const) {
    it(`[OP8] fails the checks of an add-in as gone on ${act}`, async () => {
      const room = new ScriptedPipeline();
      const addin = room.attach({ policy: 'block' });
      const posted = room.enter('bid');
      await rest();
      addin.attachment[act]();
      assert.equal(expectBlocked(await posted).failure, 'gone');
      assert.equal(addin.last.signal.aborted, true);
      assert.equal(room.clock.pending, 0);
    });
  }

  it('[OP8] tells a record every step, its time, and the draft before and after', async () => {
    const room = new ScriptedPipeline();
    const [first, second] = [room.attach(), room.attach()];
    first.verdict = (draft) => replaceWith(draft, 'after', 'tidied');
    const posted = room.enter('before');
    await room.advance(1_000);
    second.last.answer({ type: 'pass' });
    const outcome = await posted;
    const [event, ...rest_] = room.settled;
    assert.equal(rest_.length, 0);
    assert.equal(event!.draft.body.text, 'before');
    assert.equal(event!.ending, outcome);
    assert.deepEqual(
      event!.steps.map(({ step, atEpochMs, before, after }) => [
        step.did,
        step.reason,
        atEpochMs - 1_700_000_000_000,
        before.body.text,
        after.body.text,
      ]),
      [
        ['replaced', 'tidied', 0, 'before', 'after'],
        ['passed', undefined, 1_000, 'after', 'after'],
      ],
    );
  });

  it('[OP8] bounds how many can be in the way by what a trail can name', () => {
    const room = new ScriptedPipeline();
    for (let count = 0; count < 32; count++) room.attach();
    assert.throws(() => room.attach(), { code: 'limit/exceeded' });
  });
});

describe('an add-in that is not ready', () => {
  it('[OP9] holds drafts under the policy block until it is ready, and has its whole deadline then', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' }, { isReady: false });
    const posted = room.enter('bid');
    await room.advance(9_999);
    assert.equal(room.progress[0]?.state, 'loading');
    addin.attachment.ready(addin);
    await room.advance(3_999);
    addin.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed']);
  });

  it('[OP9] is a failure after the loading budget', async () => {
    const room = new ScriptedPipeline();
    room.attach({ policy: 'block' }, { isReady: false });
    const posted = room.enter('bid');
    await room.advance(10_000);
    assert.equal(expectBlocked(await posted).failure, 'gone');
  });

  it('[OP9] that is unmounted meanwhile is a failure at once', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' }, { isReady: false });
    const posted = room.enter('bid');
    addin.attachment.detach();
    assert.equal(expectBlocked(await posted).failure, 'gone');
  });

  it('[OP9] that reloads is waited for again', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' });
    addin.attachment.notReady();
    const posted = room.enter('bid');
    await room.advance(5_000);
    addin.attachment.ready(addin);
    await rest();
    addin.last.answer({ type: 'pass' });
    assert.equal((await posted).type, 'posted');
  });

  it('[OP9] is not waited for under the policy pass; where it was expected the trail tells', async () => {
    const room = new ScriptedPipeline();
    room.attach({}, { isReady: false });
    room.attach({ expected: true }, { isReady: false });
    const outcome = await room.enter('bid');
    assert.deepEqual(
      outcome.trail.map(({ addin, did, failure }) => [addin.id, did, failure]),
      [['addin-2', 'unchecked', 'gone']],
    );
  });
});

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
    assert.equal((await posted[1]!).type, 'posted', 'the provider had it');
    await rest();
    room.posts[1]!.answer(toMessage(room.posts[1]!.asked));
    assert.equal((await posted[2]!).type, 'posted');
  });

  it('[OP12] does not even enter a draft that was taken back before', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach();
    await assert.rejects(room.enter('bid', { signal: AbortSignal.abort() }), { code: 'call/aborted' });
    assert.equal(addin.checks.length, 0);
  });
});

describe('asking the user', () => {
  it('[OP13] holds every clock while the user is asked, and yes goes on', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    const [first, second] = [room.attach(), room.attach({ policy: 'block' })];
    const posted = room.enter('bid 100');
    await rest();
    first.last.answer({ type: 'confirm', question: 'One hundred million?' });
    await room.advance(3_600_000);
    assert.equal(room.clock.pending, 0);
    assert.equal(room.questions[0]?.asked.question, 'One hundred million?');
    assert.equal(room.progress.at(-1)?.state, 'asking');
    room.questions[0]!.answer('yes');
    await room.advance(3_999);
    second.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed', 'addin-2 passed']);
  });

  it('[OP13] is a block by the user when the answer is no', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const posted = room.enter('bid');
    await rest();
    room.questions[0]!.answer('no');
    const outcome = expectBlocked(await posted);
    assert.match(outcome.reason, /You said no: Really\?/);
    assert.equal('failure' in outcome, false);
  });

  it('[OP13] decides a failure under the policy ask', async () => {
    for (const [answer, type] of [
      ['yes', 'posted'],
      ['no', 'blocked'],
    ] as const) {
      const room = new ScriptedPipeline({ canAsk: true });
      const addin = room.attach({ policy: 'ask' });
      const posted = room.enter('bid');
      await rest();
      addin.last.fail(new RoompaneError('call/failed'));
      await rest();
      assert.equal(room.questions[0]?.asked.failure, 'thrown');
      room.questions[0].answer(answer);
      const outcome = await posted;
      assert.deepEqual([outcome.type, outcome.trail[0]?.failure], [type, 'thrown']);
    }
  });

  it('[OP13] takes the question away when the draft is withdrawn', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const withdrawn = new AbortController();
    const posted = room.enter('bid', { signal: withdrawn.signal });
    await rest();
    withdrawn.abort();
    await assert.rejects(posted, { code: 'call/aborted' });
    assert.equal(room.questions[0]!.signal.aborted, true);
    room.questions[0]!.answer('yes');
    await rest();
    assert.equal(room.posts.length, 0);
  });

  it('[OP13] without a dialog a question is a failure `unsupported`, by the policy', async () => {
    for (const [policy, type] of [
      ['pass', 'posted'],
      ['block', 'blocked'],
      ['ask', 'blocked'],
    ] as const) {
      const room = new ScriptedPipeline();
      room.attach({ policy }).verdict = () => ({ type: 'confirm', question: 'Really?' });
      const outcome = await room.enter('bid');
      assert.deepEqual([policy, outcome.type, outcome.trail[0]?.failure], [policy, type, 'unsupported']);
    }
  });

  it('[OP13] without a dialog the policy ask stops the draft, and the trail says why', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'ask' });
    const posted = room.enter('bid');
    await rest();
    addin.last.fail(new RoompaneError('call/failed'));
    const outcome = expectBlocked(await posted);
    assert.equal(outcome.failure, 'thrown');
    assert.match(outcome.trail[0]?.reason ?? '', /Guard 1.*cannot/);
  });

  it('[OP13] treats a dialog that fails as none', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach({ policy: 'block' }).verdict = () => ({ type: 'confirm', question: 'Really?' });
    const posted = room.enter('bid');
    await rest();
    room.questions[0]!.fail(new RoompaneError('call/failed'));
    assert.equal(expectBlocked(await posted).failure, 'unsupported');
  });
});
