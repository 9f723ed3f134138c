import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { sendStream } from '@roompane/bridge';
import { type LiveEvent, RoompaneError } from '@roompane/protocol';
import fc from 'fast-check';
import { joinFake, numbers, wordsOf } from '../../test/room/fake-join.ts';
import { RestingSource, type Sight } from './resting-source.ts';

class FakeSight extends EventTarget implements Sight {
  isSeen = true;

  become(isSeen: boolean): void {
    const wasSeen = this.isSeen;
    this.isSeen = isSeen;
    if (isSeen && !wasSeen) this.dispatchEvent(new Event('seen'));
  }
}

/** A stream of a room to a reader that may be out of sight; the test acknowledges. */
async function follow() {
  const joined = await joinFake();
  const { room, clock } = joined;
  const { feed } = room;
  const sight = new FakeSight();
  const over = new AbortController();
  const { signal } = over;
  const source = { start: feed.placeAfter(), listen: feed.listen.bind(feed), read: feed.read.bind(feed) };
  const read: string[] = [];
  let [batches, acknowledged] = [0, 0];
  const take = (_seq: number, events: readonly string[]): void => {
    batches++;
    read.push(...events.map((written) => wordsOf(JSON.parse(written) as LiveEvent)));
  };
  const running = sendStream(new RestingSource(source, { sight, clock, signal }), { sendBatch: take, signal });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn++) await setImmediate();
  };
  const acknowledge = (): void => {
    if (acknowledged < batches) running.acknowledge(++acknowledged);
  };
  /** The reader asks for all there is. */
  const ask = async (): Promise<void> => {
    await settle();
    while (acknowledged < batches) {
      acknowledge();
      await settle();
    }
  };
  await ask();
  const end = async (): Promise<void> => {
    over.abort();
    await running.ended;
    await room.leave();
    assert.equal(clock.pending, 0);
  };
  return { ...joined, sight, read, settle, acknowledge, ask, end, count: () => batches };
}

describe('the log for who is out of sight', () => {
  it('[ST13] comes once a second, whole, and at once when they are seen again', async () => {
    const { sight, say, clock, ask, read, count, end } = await follow();
    assert.deepEqual(read.splice(0), ['caught-up']);
    sight.become(false);
    const before = count();
    for (const words of numbers(99)) {
      say(words);
      await ask();
      clock.advance(10);
    }
    assert.deepEqual([read.length, count() - before], [0, 0], 'within the second');
    clock.advance(10);
    await ask();
    assert.deepEqual(read.splice(0), numbers(99));
    assert.ok(count() - before <= 2, `${count() - before} batches`);
    say('later');
    await ask();
    assert.deepEqual(read, []);
    sight.become(true);
    await ask();
    assert.deepEqual(read.splice(0), ['later']);
    say('seen');
    await ask();
    assert.deepEqual(read, ['seen']);
    await end();
  });

  it('[ST13] comes a second later where it cannot be read', async () => {
    const { sight, say, clock, ask, read, provider, end } = await follow();
    sight.become(false);
    // More than the room keeps, so that the server is asked.
    numbers(2_000).forEach(say);
    await ask();
    provider.beforeRead = () => Promise.reject(new RoompaneError('provider/unavailable'));
    clock.advance(1_000);
    await ask();
    assert.deepEqual(read.splice(0), ['caught-up']);
    provider.beforeRead = undefined;
    clock.advance(1_000);
    await ask();
    assert.deepEqual(read, [...numbers(2_000), 'caught-up']);
    await end();
  });

  it('[ST13] comes once where its reader has read on by itself before it could be told', async () => {
    const { sight, say, clock, settle, ask, read, provider, end } = await follow();
    const sayMany = async (words: readonly string[]): Promise<void> => {
      words.forEach(say);
      for (let turn = 0; turn < 10; turn++) await settle();
    };
    // More than a stream keeps: it is behind, and reads on when it is asked. Then more than the room keeps.
    await sayMany(numbers(3_000));
    sight.become(false);
    await sayMany(numbers(1_500, 3_001));
    let answer = (): void => undefined;
    provider.beforeRead = () => {
      provider.beforeRead = undefined;
      return new Promise((resolve) => (answer = resolve));
    };
    clock.advance(1_000);
    await ask();
    answer();
    await ask();
    assert.deepEqual(
      read.filter((word) => word !== 'caught-up'),
      numbers(4_500),
    );
    await end();
  });

  it('[ST13] [ST5] is all there, in order and once, whatever happens in between', async () => {
    const acts = fc.array(
      fc.oneof(
        fc.record({ do: fc.constant('say' as const), count: fc.constantFrom(1, 2, 5, 300, 1_500) }),
        fc.record({ do: fc.constant('see' as const), isSeen: fc.boolean() }),
        fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 500, 1_000) }),
        fc.record({ do: fc.constantFrom('settle' as const, 'tick' as const, 'acknowledge' as const) }),
      ),
      { minLength: 5, maxLength: 30, size: 'max' },
    );
    let rested = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        const { sight, say, clock, settle, acknowledge, ask, read, end } = await follow();
        let said = 0;
        for (const act of script) {
          if (act.do === 'say') {
            numbers(act.count, said + 1).forEach(say);
            said += act.count;
            rested += Number(!sight.isSeen);
          } else if (act.do === 'see') sight.become(act.isSeen);
          else if (act.do === 'pass') clock.advance(act.ms);
          else if (act.do === 'acknowledge') acknowledge();
          else if (act.do === 'tick') await Promise.resolve();
          else await settle();
        }
        for (let round = 0; round < 20 && read.filter((word) => word !== 'caught-up').length < said; round++) {
          clock.advance(1_000);
          await ask();
        }
        assert.deepEqual(
          read.filter((word) => word !== 'caught-up'),
          numbers(said),
        );
        await end();
      }),
      { numRuns: 100 },
    );
    assert.ok(rested > 50, `out of sight ${rested} times`);
  });
});
