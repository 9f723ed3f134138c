import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type LogEvent, type Message, MessageFold } from '@roompane/protocol';
import { MessageWindow } from './message-window.ts';

const body = (text: string) => ({ text, spans: [] });

const post = (id: string, given: Partial<Message> = {}): Message => ({
  id,
  kind: 'regular',
  importance: 'normal',
  body: body(`words of ${id}`),
  author: { id: 'a', name: 'A', kind: 'user' },
  postedAtEpochMs: 1,
  isRedacted: false,
  ...given,
});

/** A log with edits, removals, reactions and posts that came twice, its events in order of time. */
const logs: fc.Arbitrary<readonly LogEvent[]> = fc
  .array(fc.record({ kind: fc.nat(9), of: fc.nat(30), key: fc.nat(40) }), { minLength: 1, maxLength: 60 })
  .map((drawn) => {
    const posted: string[] = [];
    return drawn.map(({ kind, of, key }, index): LogEvent => {
      const common = { cursor: `c${index}`, atEpochMs: index };
      const messageId = posted[of % Math.max(1, posted.length)] ?? 'm0';
      if (kind === 7 && posted.length) return { type: 'redacted', ...common, messageId };
      if (kind === 8 && posted.length)
        return { type: 'reacted', ...common, messageId, personId: 'p', reaction: 'x', isOn: true };
      if (kind > 4 && posted.length) {
        return {
          type: 'edited',
          ...common,
          messageId,
          body: body(`edit ${index}`),
          ...(of % 2 ? { title: `t${index}` } : {}),
        };
      }
      posted.push(`m${index}`);
      return { type: 'posted', cursor: `c${index}`, message: post(`m${index}`, key < 8 ? { key: `k${key}` } : {}) };
    });
  });

const pagings = fc.record({ middle: fc.nat(60), pageEvents: fc.integer({ min: 1, max: 9 }), overlap: fc.nat(4) });

const messagesOf = (window: MessageWindow): readonly Message[] => {
  const places = Array.from({ length: window.count }, (_, offset) => window.at(window.first + offset));
  return places.filter((message) => message !== undefined);
};

const fold = (events: readonly LogEvent[]): readonly Message[] => {
  const whole = new MessageFold();
  whole.append(events);
  return whole.messages;
};

describe('MessageWindow', () => {
  it('[LO3] folds a log to the same messages as the fold, in pages from anywhere, with overlaps', () => {
    fc.assert(
      fc.property(logs, pagings, (events, { middle, pageEvents, overlap }) => {
        const window = new MessageWindow();
        const start = Math.min(middle, events.length);
        for (let at = start; at < events.length; at += pageEvents)
          window.append(events.slice(Math.max(start, at - overlap), at + pageEvents));
        for (let at = start; at > 0; at -= pageEvents) window.prepend(events.slice(Math.max(0, at - pageEvents), at));
        const isTwice = events.some((event) => event.type === 'posted' && event.message.key !== undefined);
        const found = messagesOf(window);
        const expected = fold(events);
        if (isTwice)
          assert.deepEqual(
            found.map(({ id }) => id),
            expected.map(({ id }) => id),
          );
        else assert.deepEqual(found, expected);
        for (const { id } of found) assert.equal(window.at(window.placeOf(id)!)?.id, id);
      }),
      { numRuns: 500 },
    );
  });

  it('[LO3] gives what was cut off the same again, with the edits that were seen before', () => {
    fc.assert(
      fc.property(logs, fc.nat(60), fc.nat(60), (drawn, older, newer) => {
        const events = drawn.filter((event) => event.type !== 'posted' || event.message.key === undefined);
        const window = new MessageWindow();
        window.append(events);
        const placeOf = new Map(messagesOf(window).map(({ id }) => [id, window.placeOf(id)]));
        window.cutFrom(window.first + newer);
        window.cutBefore(window.first + (older % (window.count + 1)));
        const { firstCursor, lastCursor } = window;
        if (firstCursor === undefined || lastCursor === undefined) return;
        window.prepend(
          events.slice(
            0,
            events.findIndex(({ cursor }) => cursor === firstCursor),
          ),
        );
        window.append(events.slice(events.findIndex(({ cursor }) => cursor === lastCursor) + 1));
        assert.deepEqual(messagesOf(window), fold(events));
        for (const { id } of messagesOf(window)) assert.equal(window.placeOf(id), placeOf.get(id));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a place empty when an older post is the same message', () => {
    const window = new MessageWindow();
    window.append([
      { type: 'posted', cursor: 'c2', message: post('again', { key: 'k' }) },
      { type: 'posted', cursor: 'c3', message: post('next') },
      { type: 'edited', cursor: 'c4', messageId: 'again', body: body('edited'), atEpochMs: 4 },
    ]);
    window.prepend([{ type: 'posted', cursor: 'c1', message: post('first', { key: 'k' }) }]);
    assert.deepEqual(
      [-1, 0, 1].map((place) => window.at(place)?.id),
      ['first', undefined, 'next'],
    );
    assert.equal(window.placeOf('again'), -1);
    assert.equal(window.at(-1)?.body.text, 'edited');
    assert.equal(window.before(1)?.id, 'first');
  });

  it('applies what it is told of messages in it, and takes no others in', () => {
    const window = new MessageWindow();
    window.append([{ type: 'posted', cursor: 'c1', message: post('here') }]);
    window.heed([
      { type: 'posted', cursor: 'c8', message: post('far') },
      { type: 'redacted', cursor: 'c9', messageId: 'here', atEpochMs: 9 },
    ]);
    assert.equal(window.count, 1);
    assert.equal(window.at(0)?.isRedacted, true);
  });

  it('begins at places that none had when it was cleared', () => {
    const window = new MessageWindow();
    window.append([{ type: 'posted', cursor: 'c1', message: post('m1') }]);
    window.clear();
    assert.equal(window.placeOf('m1'), undefined);
    assert.equal(window.firstCursor, undefined);
    window.append([{ type: 'posted', cursor: 'c1', message: post('m1') }]);
    assert.equal(window.placeOf('m1'), 2);
  });
});
