import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PulledStream } from './pulled-stream.ts';
import { StateFeed } from './state-feed.ts';

interface Count {
  readonly count: number;
}

function read(feed: StateFeed<Count>): PulledStream<Count> {
  return new PulledStream(feed.createReader(), { ended: new AbortController().signal });
}

describe('a stream of a state', () => {
  it('[ST10] gives the state at once, then the latest of what changed while nobody asked', async () => {
    const feed = new StateFeed<Count>({ count: 1 });
    const stream = read(feed);
    assert.deepEqual((await stream.next()).value, { count: 1 });
    for (const count of [2, 3, 4]) feed.update({ count });
    assert.deepEqual((await stream.next()).value, { count: 4 });
    const next = stream.next();
    feed.update({ count: 5 });
    assert.deepEqual((await next).value, { count: 5 });
  });

  it('[ST10] tells nobody of a state that is the same', async () => {
    const feed = new StateFeed<Count>({ count: 1 });
    const told: Count[] = [];
    const over = new AbortController();
    feed.listen((state) => told.push(state), over);
    feed.update({ count: 1 });
    feed.update({ count: 2 });
    over.abort();
    feed.update({ count: 3 });
    assert.deepEqual(told, [{ count: 2 }]);
    assert.deepEqual((await feed.read()).events, [{ event: { count: 3 }, place: undefined }]);
  });

  it('[ST10] begins when its first reader comes, and waits until the state is known', async () => {
    let begun = 0;
    const feed = new StateFeed<Count>(undefined, () => begun++);
    assert.equal(begun, 0);
    const [one, other] = [read(feed).next(), read(feed).next()];
    await new Promise(setImmediate);
    assert.equal(begun, 1);
    feed.update({ count: 7 });
    assert.deepEqual([(await one).value, (await other).value], [{ count: 7 }, { count: 7 }]);
  });
});
