import {
  PROVIDER_FEATURES,
  ProviderRoomClosedEvent,
  type RoomInfo,
  type RoompaneError,
  type RoomQuery,
} from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue, rejectionOf } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';

const idsOf = (rooms: readonly RoomInfo[]): string[] => rooms.map(({ id }) => id);

const findCases: readonly ProviderCase[] = [
  {
    title: '[PR10] finds rooms by parts of words in any case, and gives an empty list where there is none',
    async run({ one, roomId }) {
      if (one.capabilities.find !== true) return;
      const { title } = await one.get(roomId);
      const { rooms } = await one.find({ text: title.slice(1).toUpperCase(), limit: 100 });
      expectTrue(idsOf(rooms).includes(roomId), 'the room is found by a part of its title');
      expectSame((await one.find({ text: 'no room has such words' })).rooms, [], 'nothing found');
    },
  },
  {
    title: '[PR10] looks for words in titles alone, or in descriptions too where that is asked for',
    async run({ one, secondRoomId, rename }) {
      if (one.capabilities.find !== true) return;
      await rename(secondRoomId, { title: 'Rates desk', description: 'Gilts and Bunds until five' });
      const find = async (text: string, within?: RoomQuery['within']): Promise<boolean> =>
        idsOf((await one.find({ text, within, limit: 100 })).rooms).includes(secondRoomId);
      expectSame(await find('BUND gilt'), false, 'words of the description, in titles');
      expectSame(await find('BUND gilt', 'title-and-description'), true, 'words of the description');
      expectSame(await find('bund ate', 'title-and-description'), true, 'a word of each');
      expectSame(await find('bund credit', 'title-and-description'), false, 'words of which one is nowhere');
    },
  },
  {
    title: '[PR7] [PR10] breaks a search for rooms off when nobody waits for it any more',
    async run({ one, roomId }) {
      if (one.capabilities.find !== true) return;
      const query: RoomQuery = { text: '', within: 'title-and-description' };
      const before = AbortSignal.abort();
      await expectRejection(one.find(query, { signal: before }), 'call/aborted', 'a search that was given up before');
      await expectRejection(one.get(roomId, { signal: before }), 'call/aborted', 'a look that was given up before');
      const controller = new AbortController();
      const finding = one.find(query, controller).then(
        () => 'found',
        (thrown: RoompaneError) => thrown.code,
      );
      controller.abort();
      // What the provider has at hand may be there already.
      expectTrue(['call/aborted', 'found'].includes(await finding), 'how a search ends that is given up');
    },
  },
  {
    title: '[PR10] gives what was found in pages, each room once, by title',
    async run({ one }) {
      if (one.capabilities.find !== true) return;
      const whole = await one.find({ text: '', limit: 100 });
      const ids: string[] = [];
      for (let after: string | undefined, isLast = false; !isLast;) {
        const page = await one.find({ text: '', limit: 1, after });
        expectTrue(page.rooms.length <= 1, 'a page is no longer than its limit');
        ids.push(...idsOf(page.rooms));
        after = page.next;
        isLast = after === undefined;
      }
      expectSame(ids, idsOf(whole.rooms), 'the pages together');
      expectSame(new Set(ids).size, ids.length, 'each room once');
    },
  },
  {
    title: '[PR10] shows a secret room to its members alone',
    async run({ one, other, secretRoomId }) {
      if (secretRoomId === undefined || one.capabilities.find !== true) return;
      expectTrue(idsOf((await one.find({ text: '', limit: 100 })).rooms).includes(secretRoomId), 'its member finds it');
      const { rooms } = await other.find({ text: '', limit: 100 });
      expectTrue(!idsOf(rooms).includes(secretRoomId), 'others do not find it');
      await expectRejection(other.get(secretRoomId), 'room/not-found', 'getting it by its id');
      if (other.capabilities.follow === true)
        await expectRejection(other.follow(secretRoomId), 'room/not-found', 'following it');
    },
  },
  {
    title: '[PR5] lets only its members into a closed room',
    async run({ one, other, closedRoomId }) {
      if (closedRoomId === undefined) return;
      expectSame((await other.get(closedRoomId)).privacy, 'closed', 'others may find it');
      await expectRejection(other.join(closedRoomId), 'room/members-only', 'others may not enter it');
      await (await one.join(closedRoomId)).leave();
    },
  },
];

const followCases: readonly ProviderCase[] = [
  {
    title: '[PR10] follows and unfollows, and tells of both',
    async run({ one, roomId }) {
      if (one.capabilities.follow !== true) return;
      const changed = (): Promise<void> =>
        new Promise((resolve) => one.addEventListener('followed-changed', () => resolve(), { once: true }));
      const isFollowed = async (): Promise<boolean> => idsOf(await one.followed()).includes(roomId);
      const unfollowed = changed();
      await one.unfollow(roomId);
      await unfollowed;
      expectSame(await isFollowed(), false, 'after unfollowing');
      await one.unfollow(roomId);
      const followed = changed();
      await one.follow(roomId);
      await followed;
      expectSame(await isFollowed(), true, 'after following');
      await expectRejection(one.follow('no such room'), 'room/not-found', 'following nothing');
    },
  },
];

const endCases: readonly ProviderCase[] = [
  {
    title: '[PR11] tells who is put out why, and ends the streams of the room',
    async run({ one, other, roomId, putOut }) {
      if (!putOut) return;
      const room = await other.join(roomId);
      const { end } = await room.readLog({ limit: 1 });
      const waiting = room.live({ after: end })[Symbol.asyncIterator]().next();
      const closed = new Promise<Event>((resolve) => room.addEventListener('closed', resolve, { once: true }));
      await putOut(roomId, other.me);
      const event = await closed;
      expectTrue(event instanceof ProviderRoomClosedEvent && event.reason.code === 'room/removed', 'the code');
      const { reason } = (event instanceof ProviderRoomClosedEvent && event.reason.data) || {};
      const known: readonly unknown[] = ['kicked', 'banned', 'no-longer-member', 'members-only', 'disabled', undefined];
      expectTrue(known.includes(reason), 'the reason, where it is known');
      expectSame((await waiting).done, true, 'a stream that waited');
      await expectRejection(room.readLog({ limit: 1 }), 'room/not-joined', 'reading on');
      await (await one.join(roomId)).leave();
    },
  },
  {
    title: '[PR12] says of each feature that it has it, or why not',
    run({ one }) {
      for (const feature of PROVIDER_FEATURES) {
        const said = one.capabilities[feature];
        expectTrue(said === true || said.length > 0, `${feature}: true or a reason`);
      }
      return Promise.resolve();
    },
  },
  {
    title: '[PR12] refuses what it lacks with feature/unsupported',
    async run({ one, roomId }) {
      const { capabilities } = one;
      const room = await one.join(roomId);
      const acts = [
        ['redact', () => room.redact('message')],
        ['react', () => room.react({ messageId: 'message', reaction: '👍', isOn: true })],
        ['find', () => one.find({ text: '' })],
        ['follow', () => one.follow(roomId)],
        ['search', () => room.search({ words: 'any' })],
        ['unread', () => room.markRead('cursor')],
        ['typing', () => room.setTyping(true)],
        ['typing', () => room.typing()[Symbol.asyncIterator]().next()],
        ['signals', () => room.sendSignal({ channel: 'feed', data: 1 })],
        ['signals', () => room.signals()[Symbol.asyncIterator]().next()],
        ['attach', () => room.upload({ name: 'file', bytes: new Uint8Array(1) })],
        ['attach', () => room.download({ id: 'file', name: 'file', mediaType: '', bytes: 1 })],
        ['invite', () => room.invite(one.me.id)],
        ['invite', () => one.invitations()],
        ['invite', () => one.decline(roomId)],
      ] as const;
      for (const [feature, act] of acts) {
        const reason = capabilities[feature];
        if (reason === true) continue;
        const error = await rejectionOf(act(), feature);
        expectSame([error.code, error.message], ['feature/unsupported', reason], `${feature}: the code and why`);
      }
      if (capabilities.unread !== true) expectSame(room.unread, { count: 0, isAtLeast: true }, 'what is unread');
    },
  },
];

/** Which rooms there are for whom, and how they end. */
export const roomCases: readonly ProviderCase[] = [...findCases, ...followCases, ...endCases];
