import {
  createDraft,
  type LogEvent,
  type LogPage,
  MessageFold,
  parseAs,
  parseLogPage,
  type ProviderRoom,
} from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue, takeEvents } from './expectations.ts';
import type { ProviderCase, ProviderFixture } from './provider-fixture.ts';

const cursorsOf = (events: readonly LogEvent[]): string[] => events.map(({ cursor }) => cursor);

const textsOf = (events: readonly LogEvent[]): string[] =>
  events.map((event) => (event.type === 'posted' ? event.message.body.text : event.type));

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => `number ${index + 1}`);

async function postAll(fixture: ProviderFixture, room: ProviderRoom, texts: readonly string[]): Promise<void> {
  for (const text of texts) await room.post(fixture.clear(createDraft({ body: text }, `key of ${text}`)));
}

async function readBackwards(room: ProviderRoom, limit: number): Promise<LogPage[]> {
  const pages = [await room.readLog({ limit })];
  for (let page = pages[0]; page && !page.isFirst; page = pages[0]) {
    pages.unshift(await room.readLog({ limit, before: page.start }));
  }
  return pages;
}

async function readForwards(room: ProviderRoom, first: LogPage, limit: number): Promise<LogPage[]> {
  const pages = [first];
  for (let page = first; !page.isLast; pages.push(page)) page = await room.readLog({ limit, after: page.end });
  return pages;
}

export const logCases: readonly ProviderCase[] = [
  {
    title: '[PR1] gives one order to everybody, also to posts that meet',
    async run(fixture) {
      const { one, other, roomId } = fixture;
      const rooms = await Promise.all([one.join(roomId), other.join(roomId)]);
      const texts = numbers(10);
      await Promise.all(
        rooms.map((room, person) =>
          Promise.all(texts.map((text) => room.post(fixture.clear(createDraft({ body: `${person}: ${text}` }, text))))),
        ),
      );
      const [seen, seenByOther] = await Promise.all(rooms.map((room) => room.readLog({ limit: 256 })));
      expectSame(seenByOther, seen, 'both people read the same log');
      const events = seen?.events ?? [];
      expectSame(new Set(cursorsOf(events)).size, 20, 'every event has a cursor of its own');
      const expected = [0, 1].flatMap((person) => texts.map((text) => `${person}: ${text}`));
      expectSame(textsOf(events).sort(), expected.sort(), 'nothing is lost');
    },
  },
  {
    title: '[PR1] keeps a cursor valid while the log goes on',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      await postAll(fixture, room, numbers(4));
      const page = await room.readLog({ limit: 2 });
      await postAll(fixture, room, ['later']);
      expectSame(textsOf((await room.readLog({ limit: 256, before: page.start })).events), numbers(2), 'before it');
      expectSame(textsOf((await room.readLog({ limit: 256, after: page.end })).events), ['later'], 'behind it');
    },
  },
  {
    title: '[PR2] fits pages together without a hole or an overlap, in both directions',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      await postAll(fixture, room, numbers(7));
      const backwards = await readBackwards(room, 3);
      expectSame(textsOf(backwards.flatMap(({ events }) => events)), numbers(7), 'read backwards');
      expectSame(
        backwards.map(({ isFirst, isLast }) => [isFirst, isLast]),
        [
          [true, false],
          [false, false],
          [false, true],
        ],
        'the ends, backwards',
      );
      const first = backwards[0] ?? (await room.readLog({ limit: 3 }));
      const forwards = await readForwards(room, first, 3);
      expectSame(textsOf(forwards.flatMap(({ events }) => events)), numbers(7), 'read forwards');
      expectSame(
        forwards.map(({ events, isFirst, isLast }) => [events.length, isFirst, isLast]),
        [
          [1, true, false],
          [3, false, false],
          [3, false, true],
        ],
        'the ends, forwards, where the last page is full',
      );
      const whole = await room.readLog({ limit: 7 });
      expectSame([whole.isFirst, whole.isLast], [true, true], 'the ends of a page that just holds all');
    },
  },
  {
    title: '[PR2] gives an empty log places that stay usable',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      const empty = await room.readLog({ limit: 10 });
      expectSame([empty.events, empty.isFirst, empty.isLast], [[], true, true], 'an empty page');
      await postAll(fixture, room, numbers(2));
      expectSame(textsOf((await room.readLog({ limit: 10, after: empty.end })).events), numbers(2), 'behind its end');
      const older = await room.readLog({ limit: 10, before: empty.start });
      expectSame([older.events, older.isFirst], [[], true], 'before its start');
    },
  },
  {
    title: '[PR2] stands still at both ends of the log',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      await postAll(fixture, room, numbers(2));
      const { start, end } = await room.readLog({ limit: 10 });
      const behind = await room.readLog({ limit: 10, after: end });
      expectSame([behind.events, behind.isFirst, behind.isLast], [[], false, true], 'behind the last');
      const before = await room.readLog({ limit: 10, before: start });
      expectSame([before.events, before.isFirst, before.isLast], [[], true, false], 'before the first');
      await postAll(fixture, room, ['later']);
      expectSame(textsOf((await room.readLog({ limit: 10, after: behind.end })).events), ['later'], 'then behind it');
      const back = await room.readLog({ limit: 10, before: behind.start });
      expectSame(textsOf(back.events), numbers(2), 'and back from it');
      const forth = await room.readLog({ limit: 10, after: before.end });
      expectSame(textsOf(forth.events), [...numbers(2), 'later'], 'and on from before the first');
    },
  },
  {
    title: '[PR2] refuses a page of no size, and keeps pages to 256 events',
    async run({ one, roomId }) {
      const room = await one.join(roomId);
      for (const limit of [0, 257, 1.5, Number.NaN]) {
        await expectRejection(room.readLog({ limit }), 'argument/invalid', `a limit of ${limit}`);
      }
    },
  },
  {
    title: '[PR3] gives what was missed, then what comes, each once and in order',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      const otherRoom = await fixture.other.join(fixture.roomId);
      const { end } = await room.readLog({ limit: 1 });
      const texts = numbers(6);
      await postAll(fixture, otherRoom, texts.slice(0, 3));
      const live = room.live({ after: end })[Symbol.asyncIterator]();
      const missed = await takeEvents(live, 3);
      const coming = takeEvents(live, 3);
      await postAll(fixture, otherRoom, texts.slice(3));
      const events = [...missed, ...(await coming)].filter((event) => event.type !== 'gap');
      expectSame(textsOf(events), texts, 'the stream');
      expectSame(events, (await room.readLog({ limit: 256 })).events, 'the stream and the page are the same events');
      await live.return?.();
    },
  },
  {
    title: '[PR3] gives one’s own posts like those of others',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      const { end } = await room.readLog({ limit: 1 });
      const live = room.live({ after: end })[Symbol.asyncIterator]();
      const coming = takeEvents(live, 1);
      const message = await room.post(fixture.clear(createDraft({ body: 'mine' }, 'key')));
      const [event] = await coming;
      expectTrue(event?.type === 'posted' && event.message.id === message.id, 'the stream has one’s own message');
      await live.return?.();
    },
  },
  {
    title: '[PR4] makes one message of the same author and key, and two of two authors',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      const otherRoom = await fixture.other.join(fixture.roomId);
      const draft = fixture.clear(createDraft({ body: 'once' }, 'the key'));
      const [first, second] = await Promise.all([room.post(draft), room.post(draft)]);
      const third = await room.post(fixture.clear(createDraft({ body: 'other words' }, 'the key')));
      expectSame([second.id, third.id], [first.id, first.id], 'the ids of the repeated posts');
      expectSame(third.body.text, 'once', 'what stands is what was posted first');
      const retried = await room.post(draft, { isRetry: true });
      expectSame(retried.id, first.id, 'the id of a post that is tried again');
      const fresh = await room.post(fixture.clear(createDraft({ body: 'it was lost' }, 'a lost key')), {
        isRetry: true,
      });
      const others = await otherRoom.post(draft);
      expectTrue(others.id !== first.id, 'another author’s post with that key is another message');
      const fold = new MessageFold();
      fold.append((await room.readLog({ limit: 256 })).events);
      expectSame(
        fold.messages.map(({ id }) => id),
        [first.id, fresh.id, others.id],
        'the room’s messages',
      );
    },
  },
  {
    title: '[PR4] keeps what a draft says',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      const draft = createDraft(
        {
          title: 'A title',
          body: { text: 'Bid 3 m', spans: [{ type: 'strong', offset: 4, length: 3 }] },
          importance: 'high',
          data: { type: 'test/bid', amount: 3 },
        },
        'key',
      );
      const message = await room.post(fixture.clear(draft));
      const page = parseAs(parseLogPage, await room.readLog({ limit: 1 }), 'call/invalid-result');
      const [event] = page.events;
      if (event?.type !== 'posted') throw new Error('The log has no message.');
      const { kind, importance, title, body, data, key } = event.message;
      expectSame({ kind, importance, title, body, data, key }, draft, 'the draft, read back');
      expectSame(event.message.author, fixture.one.me, 'the author');
      expectSame(event.message.id, message.id, 'the id');
    },
  },
  {
    title: '[PR5] refuses a cursor of another log, and what is no cursor',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      const second = await fixture.one.join(fixture.secondRoomId);
      await postAll(fixture, room, numbers(2));
      await postAll(fixture, second, numbers(2));
      const { end } = await second.readLog({ limit: 1 });
      const { end: own } = await room.readLog({ limit: 1 });
      for (const cursor of [end, 'nonsense', '', `${own}0`]) {
        await expectRejection(room.readLog({ limit: 1, after: cursor }), 'log/cursor-unknown', `after “${cursor}”`);
        await expectRejection(room.readLog({ limit: 1, before: cursor }), 'log/cursor-unknown', `before “${cursor}”`);
        const live = room.live({ after: cursor })[Symbol.asyncIterator]();
        await expectRejection(live.next(), 'log/cursor-unknown', `live after “${cursor}”`);
      }
    },
  },
];
