import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fakeMessage } from '@roompane/testing';
import fc from 'fast-check';
import { foldMessage, MessageFold } from './fold.ts';
import type { EditedEvent, LogEvent, PostedEvent, RedactedEvent } from './log.ts';
import { type Message, parseMessage } from './message.ts';

const posted = (cursor: string, message: Message): PostedEvent => ({ type: 'posted', cursor, message });

const edited = (cursor: string, messageId: string, text: string): EditedEvent => ({
  type: 'edited',
  cursor,
  messageId,
  body: { text, spans: [] },
  atEpochMs: 1_700_000_000_001,
});

const redacted = (cursor: string, messageId: string): RedactedEvent => ({
  type: 'redacted',
  cursor,
  messageId,
  atEpochMs: 1_700_000_000_002,
});

const texts = (fold: MessageFold): readonly string[] => fold.messages.map(({ body }) => body.text);

/** What a room's log looks like: posts, some of them posted twice under one key, and changes of posts before them. */
const arbitraryLog: fc.Arbitrary<readonly LogEvent[]> = fc
  .array(
    fc.record({
      act: fc.constantFrom('post', 'post', 'post', 'repeat', 'edit', 'redact', 'react'),
      pick: fc.nat(1_000),
      hasKey: fc.boolean(),
    }),
    { maxLength: 24 },
  )
  .map((acts) => {
    const events: LogEvent[] = [];
    const posts: Message[] = [];
    for (const [index, { act, pick, hasKey }] of acts.entries()) {
      const cursor = `c${index}`;
      const former = posts.length ? posts[pick % posts.length] : undefined;
      if (act === 'post' || !former) {
        const key = hasKey ? { key: `k${pick % 3}-${index}` } : {};
        const message = fakeMessage({ id: `m${index}`, author: `p${pick % 2}`, body: `post ${index}`, ...key });
        posts.push(message);
        events.push(posted(cursor, message));
      } else if (act === 'repeat') {
        const message = { ...former, id: `m${index}`, body: { text: `again ${index}`, spans: [] } };
        posts.push(message);
        events.push(posted(cursor, message));
      } else if (act === 'edit') events.push(edited(cursor, former.id, `edit ${index}`));
      else if (act === 'redact') events.push(redacted(cursor, former.id));
      else events.push({ type: 'reacted', cursor, messageId: former.id, personId: 'p0', reaction: '👍', isOn: true });
    }
    return events;
  });

/** The messages of a log as one would say it: a post and its repetitions are one, and each change is taken in turn. */
function messagesOf(log: readonly LogEvent[]): readonly Message[] {
  const messages: { message: Message; readonly ids: Set<string> }[] = [];
  for (const event of log) {
    if (event.type !== 'posted') {
      const entry = messages.find(({ ids }) => ids.has(event.messageId))!;
      entry.message = foldMessage(entry.message, event);
      continue;
    }
    const { id, key, author } = event.message;
    const former = messages.find(
      ({ message }) => key !== undefined && message.key === key && message.author.id === author.id,
    );
    if (former) former.ids.add(id);
    else messages.push({ message: event.message, ids: new Set([id]) });
  }
  return messages.map(({ message }) => message);
}

/** Stretches of a log in the order in which they come: each overlaps or touches what came before it, at either end. */
const arbitraryStretches = fc.array(
  fc.record({ isNewer: fc.boolean(), length: fc.integer({ min: 1, max: 6 }), overlap: fc.nat(4), beyond: fc.nat(3) }),
  { maxLength: 40 },
);

interface Stretch {
  readonly isNewer: boolean;
  readonly from: number;
  readonly to: number;
}

function cutLog(size: number, start: number, plans: readonly StretchPlan[]): readonly Stretch[] {
  let [low, high] = [start, start];
  const stretches: Stretch[] = [];
  const give = (isNewer: boolean, from: number, to: number): void => {
    stretches.push({ isNewer, from: Math.max(0, from), to: Math.min(size, to) });
    low = Math.max(0, Math.min(low, from));
    high = Math.min(size, Math.max(high, to));
  };
  for (const { isNewer, length, overlap, beyond } of plans) {
    if (isNewer) give(true, Math.max(low, high - overlap), high + length);
    // A page that was read while the live stream lagged behind reaches past what the stream has given.
    else give(false, low - length, Math.min(high, low + overlap) === high ? high + beyond : low + overlap);
  }
  give(true, high, size);
  give(false, 0, low);
  return stretches;
}

interface StretchPlan {
  readonly isNewer: boolean;
  readonly length: number;
  readonly overlap: number;
  readonly beyond: number;
}

describe('MessageFold', () => {
  it('[LO1] [LO2] makes the messages of a log that it is given in order', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const fold = new MessageFold();
        for (const event of log) fold.append([event]);
        assert.deepEqual(fold.messages, messagesOf(log));
      }),
    );
  });

  it('[LO3] makes the same messages of pages and live events, however they overlap and whichever comes first', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.nat(24), arbitraryStretches, (log, start, plans) => {
        const fold = new MessageFold();
        const given: string[] = [];
        for (const { isNewer, from, to } of cutLog(log.length, Math.min(start, log.length), plans)) {
          const events = log.slice(from, to);
          given.push(`${isNewer ? 'append' : 'prepend'} ${from} to ${to}`);
          if (isNewer) fold.append(events);
          else fold.prepend(events);
        }
        assert.deepEqual(fold.messages, messagesOf(log), given.join(', '));
      }),
      { numRuns: 400 },
    );
  });

  it('[LO2] lets nothing bring back what a redaction took, in whatever order it is heard of', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.nat(24), arbitraryStretches, (log, start, plans) => {
        const fold = new MessageFold();
        for (const { isNewer, from, to } of cutLog(log.length, Math.min(start, log.length), plans)) {
          const isWordless = new Set(fold.messages.filter(({ isRedacted }) => isRedacted).map(({ id }) => id));
          if (isNewer) fold.append(log.slice(from, to));
          else fold.prepend(log.slice(from, to));
          const spoken = fold.messages.filter(({ id, body }) => isWordless.has(id) && body.text !== '');
          assert.deepEqual(spoken, []);
        }
      }),
    );
  });

  it('[LO2] takes body, title, data, files and the time of an edit with a redaction, and nothing else', () => {
    const via = { id: 'trade-guard', name: 'Trade guard' };
    const message = {
      ...fakeMessage({ title: 'Fix', data: { rate: 1 }, key: 'k', via, editedAtEpochMs: 7 }),
      attachments: [{ id: 'f1', name: 'fix.csv', mediaType: 'text/csv', bytes: 3 }],
    };
    const { title: _title, data: _data, attachments: _attachments, editedAtEpochMs: _edited, ...kept } = message;
    const gone = foldMessage(message, redacted('c', message.id));
    assert.deepEqual(gone, { ...kept, body: { text: '', spans: [] }, isRedacted: true });
    assert.doesNotThrow(() => parseMessage(gone, ''));
    assert.equal(foldMessage(gone, edited('d', message.id, 'I am back')), gone);
  });

  it('[LO2] takes the words of an edit, and the title only where it brings one', () => {
    const story = fakeMessage({ title: 'Fix', data: 1 });
    const event = edited('c', story.id, 'new');
    const now = foldMessage(story, event);
    assert.deepEqual([now.title, now.body.text, now.editedAtEpochMs, now.data], ['Fix', 'new', event.atEpochMs, 1]);
    assert.equal(foldMessage(story, { ...event, title: 'Fixing' }).title, 'Fixing');
  });

  it('[LO3] keeps a change that comes before its message until the message is there', () => {
    const fold = new MessageFold();
    fold.append([edited('c2', 'm1', 'second'), edited('c3', 'm1', 'third')]);
    assert.deepEqual(fold.messages, []);
    fold.prepend([posted('c0', fakeMessage({ id: 'm1', body: 'first' })), edited('c1', 'm1', 'between')]);
    assert.deepEqual(texts(fold), ['third']);
    assert.equal(fold.get('m1')?.body.text, 'third');
    assert.equal(fold.get('m2'), undefined);
  });

  it('[LO3] puts what a page knows and the live stream has not given behind what the stream gave', () => {
    const [one, two, three] = ['m1', 'm2', 'm3'].map((id) => posted(`c-${id}`, fakeMessage({ id, body: id })));
    const fold = new MessageFold();
    fold.append([two!]);
    fold.prepend([one!, two!, three!]);
    fold.append([three!]);
    assert.deepEqual(texts(fold), ['m1', 'm2', 'm3']);
  });

  it('[LO3] takes two posts for one only where author and key are the same', () => {
    const post = (id: string, author: string, key?: string): PostedEvent =>
      posted(`c-${id}`, fakeMessage({ id, author, body: id, ...(key === undefined ? {} : { key }) }));
    const fold = new MessageFold();
    fold.append([post('m1', 'sam', 'k'), post('m2', 'sam', 'k'), post('m3', 'priya', 'k'), post('m4', 'sam')]);
    fold.append([post('m5', 'sam'), post('a\nk', 'x'), post('m7', 'a', 'k'), post('m8', 'b\nc', 'd')]);
    fold.append([post('m9', 'b', 'c\nd')]);
    assert.deepEqual(texts(fold), ['m1', 'm3', 'm4', 'm5', 'a\nk', 'm7', 'm8', 'm9']);
  });

  it('[LO3] redacts a message that was posted twice when either of its posts is redacted', () => {
    const post = (id: string): PostedEvent => posted(`c-${id}`, fakeMessage({ id, key: 'k', body: 'secret' }));
    for (const which of ['m1', 'm2']) {
      const fold = new MessageFold();
      fold.append([redacted('c-r', which)]);
      fold.prepend([post('m1'), post('m2')]);
      assert.deepEqual(texts(fold), ['']);
    }
  });

  it('gives a new list after each change', () => {
    const fold = new MessageFold();
    const before = fold.messages;
    fold.append([posted('c', fakeMessage({}))]);
    assert.notEqual(fold.messages, before);
    assert.equal(before.length, 0);
  });

  it('takes a log of more messages at once than a function takes arguments', () => {
    const message = fakeMessage({});
    const log = Array.from({ length: 130_000 }, (_, index) => posted(`c${index}`, { ...message, id: `m${index}` }));
    const newer = new MessageFold();
    newer.append(log);
    const older = new MessageFold();
    older.prepend(log);
    assert.deepEqual([newer.messages.length, older.messages.length], [130_000, 130_000]);
  });
});
