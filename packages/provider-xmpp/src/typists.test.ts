import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TypingEvent } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import { OwnTyping } from './own-typing.ts';
import { Typists } from './typists.ts';

const someone = (id: string): { id: string; name: string; kind: 'user' } => ({ id, name: id, kind: 'user' });

/** What a reader gets who looks now. */
async function takeNow(reader: AsyncGenerator<TypingEvent, unknown>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const result = await reader.next();
    if (result.done) break;
    const { person, isTyping } = result.value;
    taken.push(`${person.id} ${isTyping ? 'writes' : 'stopped'}`);
  }
  return taken;
}

describe('those who write', () => {
  it('are told one by one, in their order, also to who reads slowly', async () => {
    const typists = new Typists(new ManualClock());
    const reader = typists.follow(new AbortController().signal);
    typists.take(someone('kim'), true);
    assert.deepEqual(await takeNow(reader, 1), ['kim writes']);
    typists.take(someone('kim'), false);
    typists.take(someone('kim'), false);
    typists.take(someone('sam'), true);
    typists.take(someone('sam'), true);
    assert.deepEqual(await takeNow(reader, 3), ['kim stopped', 'sam writes', 'sam writes']);
  });

  it('are known to who comes later for as long as it holds', async () => {
    const clock = new ManualClock();
    const typists = new Typists(clock);
    typists.take(someone('kim'), true);
    clock.advance(9_000);
    typists.take(someone('sam'), true);
    clock.advance(1_000);
    assert.deepEqual(await takeNow(typists.follow(new AbortController().signal), 1), ['sam writes']);
  });

  it('are kept for slow readers in a bounded number', async () => {
    const typists = new Typists(new ManualClock());
    const reader = typists.follow(new AbortController().signal);
    typists.take(someone('kim'), true);
    assert.deepEqual(await takeNow(reader, 1), ['kim writes']);
    for (let index = 0; index < 1_000; index++) typists.take(someone(`${index}`), true);
    const taken = await takeNow(reader, 200);
    assert.deepEqual([taken[0], taken.at(-1)], ['800 writes', '999 writes']);
  });
});

describe('one’s own writing', () => {
  it('is said when it begins, again after a while, and when it ends', () => {
    const clock = new ManualClock();
    const typing = new OwnTyping(clock);
    const said = [typing.set(false), typing.set(true), typing.set(true)];
    clock.advance(4_000);
    said.push(typing.set(true), typing.set(true), typing.set(false), typing.set(false), typing.set(true));
    assert.deepEqual(said, [false, true, false, true, false, true, false, true]);
  });
});
