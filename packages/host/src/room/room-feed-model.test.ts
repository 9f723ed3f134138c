import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Cursor, LiveEvent } from '@roompane/protocol';
import { type FakeJoin, joinFake, wordsOf } from '../../test/room/fake-join.ts';

type Act =
  | { readonly type: 'say'; readonly count: number }
  | { readonly type: 'read'; readonly which: number; readonly count: number }
  | { readonly type: 'subscribe'; readonly from: number }
  | { readonly type: 'break' | 'repair' | 'rest' };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ type: fc.constant('say' as const), count: fc.constantFrom(1, 2, 3, 300, 1_400) }),
  fc.record({ type: fc.constant('read' as const), which: fc.nat(5), count: fc.constantFrom(1, 2, 5, 400) }),
  fc.record({ type: fc.constant('subscribe' as const), from: fc.nat(5_000) }),
  fc.record({ type: fc.constantFrom('break' as const, 'repair' as const, 'rest' as const, 'rest' as const) }),
);

/** Asks for as many events as it was told to want, whenever they come. */
class Reader {
  readonly seen: string[] = [];
  readonly start: number;
  #wanted = 0;
  #isAsking = false;
  readonly #iterator: AsyncIterator<LiveEvent>;

  constructor(start: number, stream: AsyncIterable<LiveEvent>) {
    this.start = start;
    this.#iterator = stream[Symbol.asyncIterator]();
  }

  want(count: number): void {
    this.#wanted += count;
    if (!this.#isAsking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    for (; this.#wanted > 0; this.#wanted--) {
      // A room that is left throws; what came until then is what counts.
      const next = await this.#iterator.next().catch(() => undefined);
      if (next?.done !== false) return;
      this.seen.push(wordsOf(next.value));
    }
    this.#isAsking = false;
  }
}

class Life {
  readonly readers: Reader[] = [];
  readonly #join: FakeJoin;
  readonly #cursors: Cursor[];
  #said = 1;

  constructor(join: FakeJoin) {
    this.#join = join;
    this.#cursors = join.deployment.log('room').map(({ cursor }) => cursor);
  }

  play(act: Act): void {
    const { deployment, clock, room } = this.#join;
    switch (act.type) {
      case 'say':
        return this.say(act.count);
      case 'break':
        return deployment.breakLine('room');
      case 'repair':
        return deployment.repairLine('room');
      case 'rest':
        return clock.advance(30_000);
      case 'read':
        return this.readers[act.which % this.readers.length]?.want(act.count);
      case 'subscribe': {
        if (this.readers.length >= 6) return;
        const start = act.from % this.#cursors.length;
        this.readers.push(new Reader(start, room.messages.live({ after: this.#cursors[start]! })));
      }
    }
  }

  say(count: number): void {
    for (let left = count; left > 0; left--) this.#join.say(String(this.#said++));
    this.#cursors.push(
      ...this.#join.deployment
        .log('room')
        .slice(this.#cursors.length)
        .map(({ cursor }) => cursor),
    );
  }

  /** What a reader has to see in the end. */
  due({ start }: Reader): string[] {
    return Array.from({ length: this.#said - start - 1 }, (_, index) => String(start + 1 + index));
  }
}

describe('the live messages of a room, whatever happens', () => {
  it('[PR3] [ST5] [LO3] reach each reader once and in order, wherever it began and however seldom it asks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 25, size: 'max' }), async (script) => {
        const join = await joinFake({ before: ['0'] });
        const life = new Life(join);
        for (const act of script) {
          life.play(act);
          await setImmediate();
        }
        life.play({ type: 'repair' });
        for (const reader of life.readers) reader.want(Infinity);
        for (let round = 0; round < 4; round++) {
          life.play({ type: 'rest' });
          await setImmediate();
        }
        life.say(1);
        // Each page of the log takes a turn of the loop or two; the longest log has some forty.
        for (let turn = 0; turn < 200; turn++) await setImmediate();
        for (const reader of life.readers) {
          assert.deepEqual(
            reader.seen.filter((words) => words !== 'caught-up'),
            life.due(reader),
          );
        }
        await join.room.leave();
        assert.equal(join.clock.pending, 0);
      }),
      { numRuns: 60 },
    );
  });
});
