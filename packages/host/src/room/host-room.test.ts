import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { createDraft, type MeInfo, type Outcome, ProviderRoomChangeEvent, RoompaneError } from '@roompane/protocol';
import { joinFake, numbers, sam, take, wordsOf } from '../../test/room/fake-join.ts';
import type { InterceptorPort } from '../outgoing/interceptor.ts';
import { joinRoom } from './join-room.ts';

const passing: InterceptorPort = { check: () => Promise.resolve({ type: 'pass' }), ping: () => Promise.resolve() };
const guard = { addin: { id: 'guard', name: 'Trade guard' }, sessionKey: 'guard' };
const feed = { via: { id: 'feed', name: 'Market feed' }, sessionKey: 'feed' };

function expectFailed(outcome: Outcome): Extract<Outcome, { type: 'failed' }> {
  assert.equal(outcome.type, 'failed');
  return outcome;
}

describe('joining a room', () => {
  it('gives the room and the local user in it', async () => {
    const { room } = await joinFake();
    assert.equal(room.info.title, 'FX desk – London');
    assert.deepEqual([room.me.id, room.me.name, room.me.role], ['sam', 'Sam Whitfield', 'member']);
  });

  it('[PR5] rejects with the provider’s code', async () => {
    const { provider } = await joinFake();
    await assert.rejects(joinRoom(provider, 'no such room'), { code: 'room/not-found' });
  });

  it('[PR7] leaves nothing behind when it was given up or failed', async () => {
    const { provider, clock } = await joinFake();
    const before = provider.joined.length;
    await assert.rejects(joinRoom(provider, 'room', { clock, signal: AbortSignal.abort() }), { code: 'call/aborted' });
    provider.beforeRead = () => Promise.reject(new Error('no code'));
    await assert.rejects(joinRoom(provider, 'room', { clock }), { code: 'call/failed' });
    assert.equal(provider.joined.length, before);
  });

  it('[PR7] is over when its signal aborts later', async () => {
    const joining = new AbortController();
    const { room, provider } = await joinFake({ signal: joining.signal });
    joining.abort();
    await setImmediate();
    assert.deepEqual([room.signal.aborted, provider.joined.length], [true, 0]);
    assert.deepEqual(getEventListeners(joining.signal, 'abort'), []);
  });
});

describe('what one may do', () => {
  it('[GR3] follows from the role, and a change comes with before and now', async () => {
    const { room, deployment } = await joinFake({ role: 'visitor' });
    assert.deepEqual([room.me.can('messages/read'), room.me.can('messages/post')], [true, false]);
    const changes: [before: MeInfo, now: MeInfo][] = [];
    room.addEventListener('me-changed', ({ before, now }) => changes.push([before, now]));
    deployment.changeRole('room', 'sam', 'member');
    assert.equal(room.me.can('messages/post'), true);
    assert.deepEqual(
      changes.map(([before, now]) => [before.role, now.role, before.may.length < now.may.length]),
      [['visitor', 'member', true]],
    );
  });

  it('[PR12] is not what the server lacks, of which the room has the reason', async () => {
    const { room } = await joinFake({ capabilities: { edit: 'What was said stands.' } });
    assert.deepEqual([room.capabilities.edit, room.capabilities.redact], ['What was said stands.', true]);
  });

  it('tells when the room changes', async () => {
    const { room, deployment } = await joinFake();
    const titles: string[] = [];
    room.addEventListener('info-changed', ({ before, now }) => titles.push(before.title, now.title));
    deployment.changeInfo('room', { title: 'FX desk – Paris' });
    assert.deepEqual(titles, ['FX desk – London', 'FX desk – Paris']);
    assert.equal(room.info.title, 'FX desk – Paris');
  });
});

describe('posting', () => {
  it('resolves with the message as it was posted, and everybody reads it', async () => {
    const { room } = await joinFake();
    const live = room.messages.live();
    const outcome = await room.post({ body: 'bid 2 at 1.0862', title: 'EURUSD' });
    assert.equal(outcome.type, 'posted');
    assert.deepEqual([outcome.message.kind, outcome.message.author.id], ['story', 'sam']);
    assert.deepEqual((await take(live, 2)).map(wordsOf), ['bid 2 at 1.0862', 'caught-up']);
  });

  it('[LI4] gives back what is too large, says how much is allowed, and asks nobody', async () => {
    const { room, provider } = await joinFake();
    let asked = 0;
    room.intercept(guard).ready({ ...passing, check: () => Promise.resolve({ type: 'pass', _: asked++ }) });
    for (const draft of [
      { body: 'x'.repeat(8_193) },
      { body: 'é'.repeat(4_097) },
      { body: 'x'.repeat(32_769), title: 'A story' },
    ]) {
      const outcome = expectFailed(await room.post(draft));
      assert.equal(outcome.code, 'limit/exceeded');
      assert.equal(outcome.draft.body.text, draft.body);
    }
    assert.deepEqual([asked, provider.posts.length], [0, 0]);
    assert.equal((await room.post({ body: 'x'.repeat(8_192) })).type, 'posted');
  });

  it('[LI4] holds the room’s own limits against drafts where they are less, and as they stand now', async () => {
    const { room, provider } = await joinFake();
    const limits = { messageBytes: 10, storyBytes: 20 };
    const info = { ...room.info, limits };
    provider.joined[0]!.dispatchEvent(new ProviderRoomChangeEvent({ info }));
    expectFailed(await room.post({ body: 'x'.repeat(11) }));
    expectFailed(await room.post({ body: 'x'.repeat(21), title: 'A story' }));
    assert.equal((await room.post({ body: 'x'.repeat(10) })).type, 'posted');
    assert.equal((await room.post({ body: 'x'.repeat(20), title: 'A story' })).type, 'posted');
  });

  it('[OP11] gives back what does not fit the model', async () => {
    const { room } = await joinFake();
    for (const draft of [
      { body: ' ' },
      { body: 'text', title: 'x'.repeat(257) },
      { body: 'text', key: 'k'.repeat(65) },
    ]) {
      const outcome = expectFailed(await room.post(draft));
      assert.deepEqual([outcome.code, outcome.draft.body.text], ['call/invalid-params', draft.body]);
    }
    await assert.rejects(room.post({} as never), { code: 'argument/invalid' });
  });

  it('[OP11] posts what was written, although the object is changed meanwhile', async () => {
    const { room, provider } = await joinFake();
    const body = { text: 'checked', spans: [] };
    const posted = room.post({ body });
    body.text = 'changed after the check';
    await posted;
    assert.equal(provider.posts[0]?.draft.body.text, 'checked');
  });

  it('[PR5] gives the words back where the role forbids it, before anybody is asked', async () => {
    const { room, provider } = await joinFake({ role: 'visitor' });
    const outcome = expectFailed(await room.post({ body: 'may I?' }));
    assert.deepEqual([outcome.code, outcome.draft.body.text, provider.posts.length], ['room/read-only', 'may I?', 0]);
  });

  it('[OP11] gives the words back when the server fails, so that the same draft can be tried again', async () => {
    const { room, provider, deployment } = await joinFake();
    provider.afterPost = () => Promise.reject(new RoompaneError('provider/unavailable'));
    const outcome = expectFailed(await room.post({ body: 'did it arrive?' }));
    assert.deepEqual([outcome.code, outcome.isRetryable], ['provider/unavailable', true]);
    provider.afterPost = undefined;
    assert.equal((await room.post(outcome.draft)).type, 'posted');
    assert.deepEqual(deployment.log('room').map(wordsOf), ['did it arrive?']);
  });

  it('[ER1] gives what a provider throws without a code the code `call/failed`', async () => {
    const { room, provider } = await joinFake();
    provider.beforePost = () => Promise.reject(new TypeError('a mistake of the provider'));
    assert.equal(expectFailed(await room.post({ body: 'bid' })).code, 'call/failed');
  });

  it('[OP10] leaves in the order of entry, also when the server is slow', async () => {
    const { room, provider, deployment } = await joinFake();
    const waiting: (() => void)[] = [];
    provider.beforePost = () => new Promise((resolve) => waiting.push(resolve));
    const posted = numbers(3).map((body) => room.post({ body }));
    for (const text of numbers(3)) {
      await setImmediate();
      assert.deepEqual([waiting.length, provider.posts.at(-1)?.draft.body.text], [1, text]);
      waiting.pop()!();
    }
    await Promise.all(posted);
    assert.deepEqual(deployment.log('room').map(wordsOf), numbers(3));
  });

  it('[OP14] posts for an add-in under the name that the host gives it', async () => {
    const { room, provider } = await joinFake();
    const forged = { ...createDraft({ body: 'bid' }, 'key'), via: { id: 'guard', name: 'Somebody else' } };
    const outcome = await room.postFrom(feed, forged);
    assert.equal(outcome.type, 'posted');
    assert.deepEqual(outcome.message.via, feed.via);
    assert.equal('via' in provider.posts[0]!.draft, false);
  });

  it('[OP8] tells the room what became of each draft, before its promise settles', async () => {
    const { room } = await joinFake();
    const told: string[] = [];
    room.addEventListener('draft-progress', ({ waitsFor, state }) => told.push(`${waitsFor.name} ${state}`));
    room.addEventListener('draft-settled', ({ ending, steps }) => told.push(ending.type, `${steps.length} steps`));
    room.intercept(guard).ready(passing);
    await room.post({ body: 'bid' }).then(() => told.push('the promise'));
    assert.deepEqual(told, ['Trade guard checking', 'posted', '1 steps', 'the promise']);
  });
});

describe('the end of a room', () => {
  it('[PR7] [OP11] settles every stream, act and draft, once, and leaves no timer', async () => {
    const { room, provider, clock } = await joinFake();
    room.intercept({ ...guard, policy: 'block' }).ready({ ...passing, check: () => new Promise(() => undefined) });
    provider.beforeRead = () => new Promise(() => undefined);
    const reasons: string[] = [];
    room.addEventListener('closed', ({ reason }) => reasons.push(reason.code));
    const code = 'room/not-joined';
    const endings = [
      assert.rejects(take(room.messages.live(), 3), { code }),
      assert.rejects(take(room.roster.live(), 2), { code }),
      assert.rejects(take(room.messages.history(), 1), { code }),
      assert.rejects(room.messages.latest(), { code }),
    ];
    const drafts = [room.post({ body: 'typed' }), room.postFrom(feed, createDraft({ body: 'posted' }, 'key'))];
    await setImmediate();
    await room.leave();
    await room.leave();
    await Promise.all(endings);
    const [typed, fromAddin] = await Promise.all(drafts);
    const failed = expectFailed(typed!);
    assert.deepEqual([failed.code, failed.draft.body.text], [code, 'typed']);
    assert.equal(fromAddin?.type, 'posted', 'nobody looked at it: it was with the room already');
    assert.deepEqual([reasons, clock.pending, provider.joined.length], [[code], 0, 0]);
    const late = expectFailed(await room.post({ body: 'too late' }));
    assert.deepEqual([late.code, late.draft.body.text], [code, 'too late']);
    await assert.rejects(room.messages.latest(), { code });
    await assert.rejects(take(room.messages.live(), 1), { code });
  });

  it('[PR11] comes when the server puts the user out, and says so', async () => {
    const { room, deployment } = await joinFake();
    const closed = new Promise<string>((resolve) =>
      room.addEventListener('closed', ({ reason }) => resolve(reason.code)),
    );
    await deployment.remove('room', sam.id);
    assert.equal(await closed, 'room/removed');
  });

  it('[PR7] comes when the server ends the stream for good', async () => {
    const { room, deployment } = await joinFake();
    await setImmediate();
    deployment.breakLine('room', new RoompaneError('room/not-found'));
    await setImmediate();
    assert.equal((room.signal.reason as RoompaneError).code, 'room/not-found');
  });

  it('[PR7] does not wait for a server that cannot be told', async () => {
    const { room, provider } = await joinFake();
    provider.joined[0]!.leave = () => Promise.reject(new RoompaneError('provider/unavailable'));
    await room.leave();
    assert.equal(room.signal.aborted, true);
  });
});
