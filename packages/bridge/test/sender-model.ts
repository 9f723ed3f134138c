import assert from 'node:assert/strict';
import { LIMITS } from '@roompane/protocol';
import fc from 'fast-check';
import {
  createSenderState,
  type Encoded,
  type SenderEffect,
  type SenderInput,
  stepSender,
} from '../src/stream-sender.ts';

/** Something that happens to a stream: events at the source, a page that was being read, a reader that asks. */
export type SenderAct =
  | { readonly type: 'events'; readonly count: number; readonly chars: number }
  /** The source looks at what it has, for the read that is under way. */
  | { readonly type: 'look' }
  | { readonly type: 'page'; readonly size: number }
  | { readonly type: 'ack' }
  | { readonly type: 'wrong ack'; readonly offset: number };

/**
 * A source, a sender and a reader. The source is a list of numbers, a place is how many lie before it; the reader keeps what
 * it was sent. Each act is checked against the rules; at the end the reader has the source.
 */
export class SenderModel {
  static readonly arbitraryActs: fc.Arbitrary<readonly SenderAct[]> = fc.array(
    fc.oneof(
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constant('events'),
          count: fc.integer({ min: 1, max: 5 }),
          chars: fc.constant(20),
        }),
      },
      fc.record({
        type: fc.constant('events'),
        count: fc.constantFrom(LIMITS.batchEvents, LIMITS.queueEvents, LIMITS.queueEvents + 1),
        chars: fc.constant(10),
      }),
      fc.record({
        type: fc.constant('events'),
        count: fc.integer({ min: 1, max: 5 }),
        chars: fc.constantFrom(LIMITS.batchChars / 2, LIMITS.batchChars, LIMITS.batchChars + 1, LIMITS.queueChars),
      }),
      {
        weight: 6,
        arbitrary: fc.record({ type: fc.constant('page'), size: fc.constantFrom(0, 1, 3, LIMITS.batchEvents) }),
      },
      { weight: 4, arbitrary: fc.record({ type: fc.constant('ack') }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant('look') }) },
      {
        weight: 3,
        arbitrary: fc.record({ type: fc.constant('wrong ack'), offset: fc.constantFrom(-1, 0, 1, 7) }),
      },
    ),
    { minLength: 5, maxLength: 60, size: 'max' },
  );

  readonly #seen: Map<string, number>;
  readonly #state = createSenderState(0);
  readonly #source: Encoded<number>[] = [];
  readonly #read: string[] = [];
  /** Events of each batch that is in flight. */
  readonly #inFlight: number[] = [];
  #seq = 0;
  /** Where the page that is being read begins, and how much the source had when it looked. */
  #reading: { readonly after: number; readonly known: number } | undefined;

  /** `seen` counts each state and input that were met. */
  constructor(seen: Map<string, number>) {
    this.#seen = seen;
    this.#step({ type: 'start' });
  }

  take(act: SenderAct): void {
    if (act.type === 'events') {
      for (let count = 0; count < act.count; count++) this.#happen(act.chars);
    } else if (act.type === 'look') this.#look();
    else if (act.type === 'page') this.#answer(act.size);
    else if (act.type === 'ack') this.#acknowledge();
    else this.#misAcknowledge(act.offset);
    const chars = this.#state.queue.reduce((sum, { written }) => sum + written.length, 0);
    assert.equal(this.#state.queueChars, chars);
  }

  /** The reader asks until nothing more comes: then it has all there is. */
  finish(): void {
    while (this.#reading || this.#inFlight.length > 0) {
      if (this.#reading) this.#answer(LIMITS.batchEvents);
      else this.#acknowledge();
    }
    assert.equal(this.#read.length, this.#source.length);
    assert.equal(
      this.#read.findIndex((written, index) => written !== this.#source[index]?.written),
      -1,
    );
    assert.equal(this.#state.mode, 'live');
  }

  #happen(chars: number): void {
    const place = this.#source.length + 1;
    const event = { written: `${place}`.padEnd(chars, '.'), place };
    this.#source.push(event);
    this.#step({ type: 'event', event });
  }

  #look(): void {
    if (this.#reading) this.#reading = { ...this.#reading, known: this.#source.length };
  }

  /** Answers the read that is under way with at most `size` events; without any only where there are none. */
  #answer(size: number): void {
    if (!this.#reading) return;
    const { after, known } = this.#reading;
    const left = known - after;
    const events = this.#source.slice(after, after + Math.max(Math.min(1, left), size));
    this.#reading = undefined;
    this.#step({
      type: 'page',
      page: { events, place: after + events.length, isLast: after + events.length === known },
    });
  }

  #acknowledge(): void {
    if (this.#inFlight.length === 0) return;
    const seq = this.#seq - this.#inFlight.length + 1;
    this.#inFlight.shift();
    this.#step({ type: 'ack', seq });
  }

  #misAcknowledge(offset: number): void {
    const oldest = this.#seq - this.#inFlight.length + 1;
    const seq = oldest + offset;
    if (seq === oldest && this.#inFlight.length > 0) return;
    this.#count('wrong ack');
    const before = { ...this.#state, queue: [...this.#state.queue] };
    assert.deepEqual(stepSender(this.#state, { type: 'ack', seq }), []);
    assert.deepEqual(this.#state, before);
  }

  #step(input: SenderInput<number>): void {
    this.#count(input.type);
    const waited = this.#state.queue.length;
    const effects = stepSender(this.#state, input);
    for (const effect of effects) this.#carryOut(effect);
    this.#checkRules(input, effects, waited);
  }

  #carryOut(effect: SenderEffect<number>): void {
    if (effect.type === 'read') {
      assert.equal(this.#reading, undefined, 'two reads at a time');
      this.#reading = { after: effect.after, known: this.#source.length };
    } else {
      assert.equal(effect.seq, ++this.#seq, 'a hole in the numbers');
      assert.ok(effect.events.length > 0, 'an empty batch');
      this.#inFlight.push(effect.events.length);
      this.#read.push(...effect.events);
      const chars = effect.events.reduce((sum, { length }) => sum + length, 0);
      assert.ok(effect.events.length === 1 || chars <= LIMITS.batchChars, 'a batch too heavy');
      assert.ok(effect.events.length <= LIMITS.batchEvents, 'a batch too long');
    }
  }

  #checkRules(input: SenderInput<number>, effects: readonly SenderEffect<number>[], waited: number): void {
    const { queue, queueChars } = this.#state;
    assert.ok(this.#inFlight.length <= 2, 'more than two batches in flight');
    const isFull = queue.length >= LIMITS.batchEvents || queueChars >= LIMITS.batchChars;
    assert.ok(
      queue.length === 0 || this.#inFlight.length === 2 || (this.#inFlight.length === 1 && !isFull),
      'held back',
    );
    // The last one is never cut, so that it may be what is too much.
    const chars = queueChars - (queue.at(-1)?.written.length ?? 0);
    assert.ok(queue.length <= LIMITS.queueEvents && chars <= LIMITS.queueChars, 'a queue beyond its limits');
    if (input.type === 'event' && waited > 0 && queue.length === 0 && effects.some(({ type }) => type === 'read')) {
      this.#seen.set('overflow', (this.#seen.get('overflow') ?? 0) + 1);
    }
  }

  #count(input: string): void {
    const visit = `${this.#state.mode}${this.#inFlight.length ? ', in flight' : ''}: ${input}`;
    this.#seen.set(visit, (this.#seen.get(visit) ?? 0) + 1);
  }
}
