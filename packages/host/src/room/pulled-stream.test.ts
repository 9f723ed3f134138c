import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { joinFake, numbers, wordsOf } from '../../test/room/fake-join.ts';

describe('a stream', () => {
  it('[ST9] ends at once when its reader stops, also while it waits', async () => {
    const { room } = await joinFake();
    const live = room.messages.live()[Symbol.asyncIterator]();
    await live.next();
    const waiting = live.next();
    await live.return!();
    assert.equal((await waiting).done, true);
    assert.equal((await live.next()).done, true);
  });

  it('[ST9] ends without an error when its signal aborts, and leaves no listener there', async () => {
    const { room, say } = await joinFake();
    const reading = new AbortController();
    const live = room.messages.live({ signal: reading.signal })[Symbol.asyncIterator]();
    await live.next();
    say('one');
    await live.next();
    assert.deepEqual(getEventListeners(reading.signal, 'abort'), []);
    const waiting = live.next();
    reading.abort();
    assert.equal((await waiting).done, true);
  });

  it('answers questions in the order in which they were asked', async () => {
    const { room, say } = await joinFake();
    const live = room.messages.live()[Symbol.asyncIterator]();
    const asked = [live.next(), live.next(), live.next()];
    numbers(2).forEach(say);
    const answers = await Promise.all(asked);
    assert.deepEqual(
      answers.map((answer) => !answer.done && wordsOf(answer.value)),
      ['caught-up', ...numbers(2)],
    );
  });

  it('[CL7] rejects an act with `call/aborted` when its signal aborts, although the provider does not listen', async () => {
    const { room, provider } = await joinFake();
    provider.beforeRead = () => new Promise(() => undefined);
    const reading = new AbortController();
    const page = room.messages.latest({ signal: reading.signal });
    reading.abort();
    await assert.rejects(page, { code: 'call/aborted' });
  });
});
