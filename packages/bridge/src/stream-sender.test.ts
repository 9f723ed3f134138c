import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS } from '@roompane/protocol';
import fc from 'fast-check';
import { SenderModel } from '../test/sender-model.ts';
import { createSenderState, type Encoded, type SenderEffect, stepSender } from './stream-sender.ts';

const { batchEvents, batchChars, queueEvents, queueChars } = LIMITS;

const event = (place: number, chars = 10): Encoded<number> => ({ written: 'x'.repeat(chars), place });

/** A sender that has read its source to the end and is live; what it then does with each input. */
function live() {
  const state = createSenderState(0);
  stepSender(state, { type: 'start' });
  stepSender(state, { type: 'page', page: { events: [], place: 0, isLast: true } });
  let place = 0;
  return {
    state,
    give: (count: number, chars = 10) =>
      Array.from({ length: count }, () => stepSender(state, { type: 'event', event: event(++place, chars) })).flat(),
    ack: (seq: number) => stepSender(state, { type: 'ack', seq }),
    page: (events: readonly Encoded<number>[], isLast: boolean) =>
      stepSender(state, { type: 'page', page: { events, place: events.at(-1)?.place ?? place, isLast } }),
  };
}

const tell = (effects: readonly SenderEffect<number>[]): readonly string[] =>
  effects.map((effect) =>
    effect.type === 'batch' ? `batch ${effect.seq} of ${effect.events.length}` : `read after ${effect.after}`,
  );

describe('the sending side of a stream', () => {
  it('[ST1] [ST2] [ST5] [ST8] brings a reader the whole source, in order and once, whatever happens in between', (test) => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(SenderModel.arbitraryActs, (acts) => {
        const model = new SenderModel(seen);
        for (const act of acts) model.take(act);
        model.finish();
      }),
      { numRuns: 300 },
    );
    const states = ['behind', 'reading', 'live'].flatMap((mode) => ['', ', in flight'].map((flight) => mode + flight));
    const visits = states.flatMap((state) =>
      ['event', 'page', 'ack', 'wrong ack'].map((input) => `${state}: ${input}`),
    );
    const possible = visits.filter(
      (visit) => !/^(behind|live).*: page$/.test(visit) && !/^(behind|reading|live): ack$/.test(visit),
    );
    // Behind with nothing in flight is never at rest: what waits is sent, and what does not wait is read.
    const expected = possible.filter((visit) => !visit.startsWith('behind:'));
    test.diagnostic([...expected, 'overflow'].map((visit) => `${visit} ${seen.get(visit) ?? 0}`).join(' · '));
    assert.deepEqual(
      expected.filter((visit) => !seen.get(visit)),
      [],
    );
    assert.ok((seen.get('overflow') ?? 0) > 10, 'too few runs overflowed the queue');
  });

  it('[ST4] sends an event at once when nothing waits and nothing is in flight', () => {
    const { give, ack } = live();
    assert.deepEqual(tell(give(1)), ['batch 1 of 1']);
    assert.deepEqual(tell(ack(1)), []);
    assert.deepEqual(tell(give(1)), ['batch 2 of 1']);
  });

  it('[ST2] holds what comes while a batch is in flight, and sends it as one batch when that is acknowledged', () => {
    const { give, ack } = live();
    assert.deepEqual(tell(give(batchEvents)), ['batch 1 of 1']);
    assert.deepEqual(tell(ack(1)), [`batch 2 of ${batchEvents - 1}`]);
  });

  it('[ST2] sends a second batch while one is in flight only when it is full: by events', () => {
    const { give } = live();
    assert.deepEqual(tell(give(batchEvents)), ['batch 1 of 1']);
    assert.deepEqual(tell(give(1)), [`batch 2 of ${batchEvents}`]);
    assert.deepEqual(tell(give(queueEvents)), [], 'no third');
  });

  it('[ST2] sends a second batch while one is in flight only when it is full: by characters', () => {
    const { give } = live();
    assert.deepEqual(tell(give(1, 1)), ['batch 1 of 1']);
    assert.deepEqual(tell(give(3, batchChars / 4)), []);
    assert.deepEqual(tell(give(1, batchChars / 4 - 1)), []);
    assert.deepEqual(tell(give(1, 1)), ['batch 2 of 5']);
  });

  it('[ST2] puts no more into a batch than the limits say, one event excepted: that is never cut', () => {
    const { give, ack } = live();
    give(1);
    give(2, batchChars);
    assert.deepEqual(tell(ack(1)), ['batch 3 of 1']);
    const { state, page } = live();
    state.mode = 'reading';
    assert.deepEqual(tell(page([event(1, batchChars * 3), event(2)], true)), ['batch 1 of 1']);
  });

  it('[ST5] drops a queue that is too long, keeps the place behind what it sent, and reads on from there', () => {
    const { give, state } = live();
    give(1);
    give(batchEvents);
    assert.deepEqual(tell(give(queueEvents)), []);
    assert.equal(state.queue.length, queueEvents);
    assert.deepEqual(tell(give(1)), [`read after ${1 + batchEvents}`]);
    assert.deepEqual([state.queue, state.queueChars], [[], 0]);
  });

  it('[ST5] drops a queue that is too heavy, though it is short', () => {
    const { give, state } = live();
    give(1);
    give(1, batchChars);
    assert.deepEqual(tell(give(4, queueChars / 4)), []);
    assert.equal(state.queueChars, queueChars);
    assert.deepEqual(tell(give(1, 1)), ['read after 2']);
  });

  it('[ST5] reads no further than one page ahead of a reader that does not ask', () => {
    const { give, state, page } = live();
    give(1);
    give(batchEvents);
    give(queueEvents + 1);
    const full = Array.from({ length: batchEvents }, (_, index) => event(1_000 + index));
    assert.deepEqual(tell(page(full, false)), []);
    assert.deepEqual(tell(give(100_000)), []);
    assert.equal(state.queue.length, batchEvents);
  });

  it('[ST8] changes nothing for an acknowledgement of what is not in flight', () => {
    const { give, ack, state } = live();
    for (const seq of [1, 0, 2]) assert.deepEqual(tell(ack(seq)), []);
    give(2);
    const before = structuredClone(state);
    for (const seq of [2, 0, 99, -1]) assert.deepEqual(tell(ack(seq)), []);
    assert.deepEqual(state, before);
    assert.deepEqual(tell(ack(1)), ['batch 2 of 1']);
    assert.deepEqual(tell(ack(1)), []);
  });
});
