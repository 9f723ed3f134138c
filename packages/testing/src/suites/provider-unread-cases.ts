import { createDraft, type ProviderRoom, ProviderRoomChangeEvent } from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue, takeEvents } from './expectations.ts';
import type { ProviderCase, ProviderFixture } from './provider-fixture.ts';
import { untilSo } from './until-so.ts';

const say = (fixture: ProviderFixture, room: ProviderRoom, text: string) =>
  room.post(fixture.clear(createDraft({ body: text }, `key of ${text}`)));

const untilUnread = (room: ProviderRoom, count: number): Promise<void> =>
  untilSo(room, 'changed', () => room.unread.count === count && !room.unread.isAtLeast);

async function cursorsOf(room: ProviderRoom): Promise<string[]> {
  return (await room.readLog({ limit: 256 })).events.map(({ cursor }) => cursor);
}

export const unreadCases: readonly ProviderCase[] = [
  {
    title: '[PR13] counts what others posted behind the marker, and nothing else',
    async run(fixture) {
      if (fixture.one.capabilities.unread !== true) return;
      const room = await fixture.one.join(fixture.roomId);
      const otherRoom = await fixture.other.join(fixture.roomId);
      const first = await say(fixture, room, 'first');
      await say(fixture, room, 'second');
      await say(fixture, otherRoom, 'an answer');
      await say(fixture, room, 'third');
      await untilUnread(otherRoom, 3);
      await untilUnread(room, 1);
      const cursors = await cursorsOf(otherRoom);
      await otherRoom.markRead(cursors[1] ?? '');
      await untilUnread(otherRoom, 1);
      expectSame(otherRoom.unread.readUpTo, cursors[1], 'the place up to which all is read');
      if (fixture.one.capabilities.edit !== true) return;
      const { end } = await otherRoom.readLog({ limit: 1 });
      const live = otherRoom.live({ after: end })[Symbol.asyncIterator]();
      const edited = takeEvents(live, 1);
      await room.post(fixture.clear(createDraft({ body: 'the first', edits: first.id }, 'edit')));
      await edited;
      expectSame(otherRoom.unread.count, 1, 'after an edit of a message that was read');
      await live.return?.();
    },
  },
  {
    title: '[PR13] moves the marker on and never back, and knows a place that is none',
    async run(fixture) {
      if (fixture.one.capabilities.unread !== true) return;
      const room = await fixture.one.join(fixture.roomId);
      const otherRoom = await fixture.other.join(fixture.roomId);
      for (const text of ['first', 'second', 'third']) await say(fixture, room, text);
      const cursors = await cursorsOf(otherRoom);
      await otherRoom.markRead(cursors[2] ?? '');
      await untilUnread(otherRoom, 0);
      await otherRoom.markRead(cursors[0] ?? '');
      expectSame([otherRoom.unread.count, otherRoom.unread.readUpTo], [0, cursors[2]], 'after going back');
      await expectRejection(otherRoom.markRead('nonsense'), 'log/cursor-unknown', 'marking nonsense');
      await say(fixture, room, 'fourth');
      await untilUnread(otherRoom, 1);
    },
  },
  {
    title: '[PR13] keeps the sessions of a person in step, and tells of each change',
    async run(fixture) {
      if (fixture.one.capabilities.unread !== true) return;
      const room = await fixture.one.join(fixture.roomId);
      const otherRoom = await fixture.other.join(fixture.roomId);
      for (const text of ['first', 'second']) await say(fixture, room, text);
      const beside = await (await fixture.reconnect(fixture.other)).join(fixture.roomId);
      await untilUnread(beside, 2);
      await untilUnread(otherRoom, 2);
      const told = new Promise<boolean>((resolve) => {
        beside.addEventListener('changed', (event) => {
          if (event instanceof ProviderRoomChangeEvent && event.unread?.count === 1) resolve(true);
        });
      });
      const cursors = await cursorsOf(otherRoom);
      await otherRoom.markRead(cursors[0] ?? '');
      expectTrue(await told, 'the other session is told');
      expectSame(beside.unread.readUpTo, cursors[0], 'its marker');
      const later = await (await fixture.reconnect(fixture.other)).join(fixture.roomId);
      await untilUnread(later, 1);
    },
  },
];
