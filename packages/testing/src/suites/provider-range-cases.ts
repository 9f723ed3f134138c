import { createDraft, type LogEvent, type Message, type ProviderRoom } from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue } from './expectations.ts';
import type { ProviderCase, ProviderFixture } from './provider-fixture.ts';

const textsOf = (events: readonly LogEvent[]): string[] =>
  events.map((event) => (event.type === 'posted' ? event.message.body.text : event.type));

async function joinWithPosts(fixture: ProviderFixture, count: number): Promise<[ProviderRoom, Message[]]> {
  const room = await fixture.one.join(fixture.roomId);
  const messages: Message[] = [];
  for (let number = 1; number <= count; number++) {
    messages.push(await room.post(fixture.clear(createDraft({ body: `${number}` }, `key ${number}`))));
  }
  return [room, messages];
}

/** Pages that begin somewhere in the middle. */
export const rangeCases: readonly ProviderCase[] = [
  {
    title: '[PR2] gives the page around an event, with as much on both sides as there is',
    async run(fixture) {
      const [room] = await joinWithPosts(fixture, 9);
      const { events } = await room.readLog({ limit: 9 });
      const around = async (number: number): Promise<unknown> => {
        const page = await room.readLog({ limit: 4, around: events[number - 1]?.cursor ?? '' });
        return [textsOf(page.events).join(' '), page.isFirst, page.isLast];
      };
      expectSame(await around(5), ['3 4 5 6', false, false], 'in the middle');
      expectSame(await around(1), ['1 2 3 4', true, false], 'at the beginning');
      expectSame(await around(9), ['6 7 8 9', false, true], 'at the end');
      const page = await room.readLog({ limit: 3, around: events[4]?.cursor ?? '' });
      const before = await room.readLog({ limit: 2, before: page.start });
      const behind = await room.readLog({ limit: 2, after: page.end });
      expectSame(
        textsOf([...before.events, ...page.events, ...behind.events]),
        ['2', '3', '4', '5', '6', '7', '8'],
        'the pages beside it fit',
      );
    },
  },
  {
    title: '[PR2] gives the page from a time, and an empty one behind all that happened',
    async run(fixture) {
      const [room, messages] = await joinWithPosts(fixture, 5);
      // A server's clock may be coarse, so several posts may share their time.
      const fromEpochMs = messages[2]?.postedAtEpochMs ?? 0;
      const expected = messages.filter(({ postedAtEpochMs }) => postedAtEpochMs >= fromEpochMs);
      const page = await room.readLog({ limit: 10, fromEpochMs });
      expectSame(
        textsOf(page.events),
        expected.map(({ body }) => body.text),
        'from the time of one of them',
      );
      expectTrue(page.isLast, 'the page goes to the end');
      const all = await room.readLog({ limit: 2, fromEpochMs: 0 });
      expectSame([textsOf(all.events), all.isFirst, all.isLast], [['1', '2'], true, false], 'from before everything');
      const none = await room.readLog({ limit: 2, fromEpochMs: (messages.at(-1)?.postedAtEpochMs ?? 0) + 60_000 });
      expectSame([none.events, none.isLast], [[], true], 'from after everything');
      await room.post(fixture.clear(createDraft({ body: 'later' }, 'later')));
      expectSame(textsOf((await room.readLog({ limit: 2, after: none.end })).events), ['later'], 'its end is usable');
    },
  },
  {
    title: '[PR5] refuses an unknown place to read around',
    async run(fixture) {
      const [room] = await joinWithPosts(fixture, 1);
      await expectRejection(room.readLog({ limit: 2, around: 'nonsense' }), 'log/cursor-unknown', 'around nonsense');
    },
  },
];
