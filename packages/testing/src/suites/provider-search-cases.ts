import { createDraft, type FoundMessage, type Message, type MessageQuery, type ProviderRoom } from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue } from './expectations.ts';
import type { ProviderCase, ProviderFixture } from './provider-fixture.ts';

/** All pages of a search, however many its time or its limit make of it. */
async function searchAll(room: ProviderRoom, query: MessageQuery): Promise<FoundMessage[]> {
  const found: FoundMessage[] = [];
  for (let after: string | undefined, isLast = false; !isLast;) {
    const page = await room.search({ ...query, after });
    expectTrue(page.found.length <= (query.limit ?? 20), 'a page is no longer than its limit');
    found.push(...page.found);
    after = page.next;
    isLast = after === undefined;
    expectTrue(page.isComplete || !isLast, 'what is not complete goes on');
  }
  return found;
}

const idsOf = (found: readonly FoundMessage[]): string[] => found.map(({ message }) => message.id);

async function postNumbers(fixture: ProviderFixture, count: number): Promise<[ProviderRoom, Message[]]> {
  const room = await fixture.one.join(fixture.roomId);
  const messages: Message[] = [];
  for (let number = 1; number <= count; number++) {
    messages.push(await room.post(fixture.clear(createDraft({ body: `number ${number}` }, `key ${number}`))));
  }
  return [room, messages];
}

export const searchCases: readonly ProviderCase[] = [
  {
    title: '[PR16] finds by parts of words, by a phrase and by author, each of which must hold',
    async run(fixture) {
      const { one, other, roomId, clear } = fixture;
      if (one.capabilities.search !== true) return;
      const room = await one.join(roomId);
      const otherRoom = await other.join(roomId);
      const bid = await room.post(clear(createDraft({ body: 'Bid EURUSD 5 m' }, 'bid')));
      const note = await room.post(clear(createDraft({ title: 'Morning note', body: 'EURUSD opens late' }, 'note')));
      const offer = await otherRoom.post(clear(createDraft({ body: 'No bid in eurusd' }, 'offer')));
      const ask = async (query: MessageQuery): Promise<string[]> => idsOf(await searchAll(room, query)).sort();
      const expected = (...messages: readonly Message[]): string[] => messages.map(({ id }) => id).sort();
      expectSame(await ask({}), expected(bid, note, offer), 'everything');
      expectSame(await ask({ words: 'usd BI' }), expected(bid, offer), 'parts of words in any order and case');
      expectSame(await ask({ words: 'morning opens' }), expected(note), 'a word of the title and one of the text');
      expectSame(await ask({ words: 'bid morning' }), [], 'words of which one is missing');
      expectSame(await ask({ phrase: 'bid eurusd' }), expected(bid), 'a phrase');
      expectSame(await ask({ authorIds: [other.me.id] }), expected(offer), 'an author');
      expectSame(await ask({ words: 'bid', authorIds: [one.me.id] }), expected(bid), 'words and an author');
    },
  },
  {
    title: '[PR16] gives its pages in order, each message once, with the place that leads to it',
    async run(fixture) {
      if (fixture.one.capabilities.search !== true) return;
      const [room, messages] = await postNumbers(fixture, 5);
      const ids = messages.map(({ id }) => id);
      for (const limit of [1, 2, 5, 100]) {
        const newest = await searchAll(room, { words: 'number', limit });
        expectSame(idsOf(newest), [...ids].reverse(), `the newest first, ${limit} at a time`);
        const oldest = await searchAll(room, { words: 'number', limit, order: 'oldest-first' });
        expectSame(idsOf(oldest), ids, `the oldest first, ${limit} at a time`);
      }
      const { found, total } = await room.search({ words: 'number', limit: 2 });
      expectSame(total ?? 5, 5, 'how many there are, where that is known');
      const { events } = await room.readLog({ limit: 1, around: found[1]?.cursor ?? '' });
      expectTrue(events[0]?.type === 'posted' && events[0].message.id === ids[3], 'where the place leads');
    },
  },
  {
    title: '[PR16] finds by time, from it and before it',
    async run(fixture) {
      if (fixture.one.capabilities.search !== true) return;
      const [room, messages] = await postNumbers(fixture, 4);
      // A server's clock may be coarse, so several may share their time.
      const time = messages[2]?.postedAtEpochMs ?? 0;
      const later = messages.filter(({ postedAtEpochMs }) => postedAtEpochMs >= time).map(({ id }) => id);
      const earlier = messages.filter(({ postedAtEpochMs }) => postedAtEpochMs < time).map(({ id }) => id);
      const order = 'oldest-first';
      expectSame(idsOf(await searchAll(room, { fromEpochMs: time, order })), later, 'from a time');
      expectSame(idsOf(await searchAll(room, { toEpochMs: time, order })), earlier, 'before a time');
    },
  },
  {
    title: '[PR16] finds an edited message by what it says now, and a removed one never',
    async run(fixture) {
      const { search, edit, redact } = fixture.one.capabilities;
      if (search !== true) return;
      const [room, [first, second]] = await postNumbers(fixture, 2);
      if (edit === true && first) {
        await room.post(fixture.clear(createDraft({ body: 'other words', edits: first.id }, 'edit')));
        expectSame(idsOf(await searchAll(room, { words: 'number' })), second ? [second.id] : [], 'by the former words');
        const [found] = await searchAll(room, { words: 'other' });
        expectSame(found?.message.body.text, 'other words', 'by the words that it has now');
      }
      if (redact === true && second) {
        await room.redact(second.id);
        expectSame(await searchAll(room, { phrase: 'number 2' }), [], 'a removed message');
      }
    },
  },
  {
    title: '[PR16] refuses a broken query, and finds nothing without an error',
    async run(fixture) {
      if (fixture.one.capabilities.search !== true) return;
      const [room] = await postNumbers(fixture, 1);
      const broken: readonly MessageQuery[] = [
        { limit: 0 },
        { limit: 101 },
        { words: 'w'.repeat(257) },
        { after: 'nonsense' },
      ];
      for (const query of broken) {
        await expectRejection(room.search(query), 'argument/invalid', JSON.stringify(query).slice(0, 40));
      }
      expectSame(await searchAll(room, { words: 'nobody said that' }), [], 'nothing found');
    },
  },
];
