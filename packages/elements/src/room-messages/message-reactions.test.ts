import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ReactedEvent } from '@roompane/protocol';
import { MessageReactions } from './message-reactions.ts';

const reacted = (index: number, given: Pick<ReactedEvent, 'personId' | 'reaction' | 'isOn'>): ReactedEvent => ({
  type: 'reacted',
  cursor: `c${index}`,
  messageId: 'm',
  ...given,
});

const given = fc.record({
  personId: fc.constantFrom('a', 'b', 'me'),
  reaction: fc.constantFrom('👍', '🎉'),
  isOn: fc.boolean(),
});

describe('MessageReactions', () => {
  it('counts whose last word was to set one, whichever end of the log it is read from', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 20 }), fc.nat(20), (drawn, middle) => {
        const events = drawn.map((each, index) => reacted(index, each));
        const reactions = new MessageReactions();
        for (const event of events.slice(middle)) reactions.takeLater(event);
        for (const event of events.slice(0, middle).toReversed()) reactions.takeEarlier(event);
        const last = new Map(events.map((event) => [`${event.reaction} ${event.personId}`, event]));
        for (const reaction of ['👍', '🎉']) {
          const set = [...last.values()].filter((event) => event.reaction === reaction && event.isOn);
          const found = reactions.counts('me').find((each) => each.reaction === reaction);
          assert.equal(found?.count ?? 0, set.length);
          assert.equal(
            found?.isOwn ?? false,
            set.some(({ personId }) => personId === 'me'),
          );
        }
      }),
    );
  });

  it('shows them in the order in which they came', () => {
    const reactions = new MessageReactions();
    reactions.takeLater(reacted(0, { personId: 'a', reaction: 'b', isOn: true }));
    reactions.takeLater(reacted(1, { personId: 'a', reaction: 'a', isOn: true }));
    reactions.takeLater(reacted(2, { personId: 'b', reaction: 'b', isOn: true }));
    assert.deepEqual(
      reactions.counts('me').map(({ reaction, count }) => `${reaction} ${count}`),
      ['b 2', 'a 1'],
    );
  });

  it('remembers no more than its bound', () => {
    const reactions = new MessageReactions();
    for (let index = 0; index < 5_000; index++)
      reactions.takeLater(reacted(index, { personId: `p${index}`, reaction: 'x', isOn: true }));
    assert.equal(reactions.counts('me')[0]?.count, 4_096);
  });
});
