import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LogPage, Message, Messages, PostedEvent, RangeOptions, Room } from '@roompane/protocol';
import { QuietRoom } from './quiet-room.ts';

function posted(index: number, isPrice: boolean): PostedEvent {
  const message: Message = {
    id: String(index),
    kind: 'regular',
    importance: 'normal',
    body: { text: String(index), spans: [] },
    author: { id: isPrice ? 'bot' : 'tom', name: '', kind: isPrice ? 'bot' : 'user' },
    ...(isPrice ? { data: { type: 'fx/rates', pairs: [] } } : {}),
    postedAtEpochMs: index,
    isRedacted: false,
  };
  return { type: 'posted', cursor: String(index), message };
}

/** A log whose cursors are the places in `events`, with pages of at most `pageEvents`. */
function serve(events: readonly PostedEvent[], pageEvents: number): Messages {
  const pageOf = (from: number, end: number): LogPage => {
    const isLast = end === events.length;
    return { events: events.slice(from, end), start: String(from), end: String(end), isFirst: from === 0, isLast };
  };
  const page = ({ before, after }: RangeOptions = {}): Promise<LogPage> => {
    const end = Number(before ?? events.length);
    return Promise.resolve(
      after === undefined
        ? pageOf(Math.max(0, end - pageEvents), end)
        : pageOf(Number(after) + 1, Math.min(events.length, Number(after) + 1 + pageEvents)),
    );
  };
  return {
    page,
    latest: page,
    older: page,
    async *live() {
      yield* await Promise.resolve(events);
    },
    async *history() {},
  };
}

/** Of 100 messages every tenth is for readers. */
const events = Array.from({ length: 100 }, (_, index) => posted(index, index % 10 !== 0));

function quiet(): Messages {
  // The rest of a room is not asked for here.
  const room = Object.assign(new EventTarget(), { messages: serve(events, 16), post: () => undefined });
  return new QuietRoom(room as unknown as Room).messages;
}

const cursors = (page: LogPage): string[] => page.events.map(({ cursor }) => cursor);

describe('QuietRoom', () => {
  it('fills a page however many prices lie in between', async () => {
    const page = await quiet().latest({ limit: 4 });
    assert.deepEqual(cursors(page), ['60', '70', '80', '90']);
    assert.equal(page.isFirst, false);
    assert.equal(page.end, '100');
  });

  it('fills a page forwards, too, up to an honest end', async () => {
    const page = await quiet().page({ after: '30', limit: 4 });
    assert.deepEqual(cursors(page), ['40', '50', '60', '70']);
    assert.deepEqual([page.end, page.isLast], ['70', false]);
    const rest = await quiet().page({ after: page.end, limit: 4 });
    assert.deepEqual([cursors(rest), rest.isLast], [['80', '90'], true]);
  });

  it('gives pages that fit together, down to an honest end', async () => {
    const found: string[] = [];
    for await (const page of quiet().history({ limit: 3 })) found.unshift(...cursors(page));
    assert.deepEqual(found, ['0', '10', '20', '30', '40', '50', '60', '70', '80', '90']);
  });

  it('says that a room of prices alone has nothing for readers', async () => {
    const room = Object.assign(new EventTarget(), {
      messages: serve(events.slice(1, 10), 4),
      post: () => undefined,
    });
    const page = await new QuietRoom(room as unknown as Room).messages.latest();
    assert.deepEqual(page.events, []);
    assert.equal(page.isFirst, true);
  });

  it('leaves prices out of what comes', async () => {
    const came: string[] = [];
    for await (const event of quiet().live()) if ('cursor' in event) came.push(event.cursor);
    assert.equal(came.length, 10);
  });
});
