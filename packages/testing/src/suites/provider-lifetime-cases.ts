import { createDraft, foldRoster, type RosterEntry, type RosterEvent } from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue, takeEvents } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';

/** Reads on until the roster as folded so far is as wanted. */
async function foldUntil(
  iterator: AsyncIterator<RosterEvent>,
  isWanted: (roster: ReadonlyMap<string, RosterEntry>) => boolean,
): Promise<RosterEvent[]> {
  const events: RosterEvent[] = [];
  let roster: ReadonlyMap<string, RosterEntry> = new Map();
  while (!isWanted(roster)) {
    const [event] = await takeEvents(iterator, 1);
    if (!event) continue;
    events.push(event);
    roster = foldRoster(roster, event);
    expectSame(event.count, roster.size, 'the count of a small room is its size');
  }
  return events;
}

export const lifetimeCases: readonly ProviderCase[] = [
  {
    title: '[PR5] does not find a room that is not there, nor a secret one without membership',
    async run({ one, other, secretRoomId }) {
      await expectRejection(one.join('no such room'), 'room/not-found', 'joining a room that is not there');
      if (secretRoomId === undefined) return;
      expectSame((await one.join(secretRoomId)).info.privacy, 'secret', 'its member joins');
      await expectRejection(other.join(secretRoomId), 'room/not-found', 'joining a secret room');
      const followed = await other.followed();
      expectTrue(!followed.some(({ id }) => id === secretRoomId), 'the secret room is not among those followed');
    },
  },
  {
    title: '[PR5] refuses a post without the right, and says so before',
    async run(fixture) {
      const room = await fixture.one.join(fixture.readOnlyRoomId);
      const otherRoom = await fixture.other.join(fixture.readOnlyRoomId);
      expectSame([room.standing.canPost, otherRoom.standing.canPost], [true, false], 'who may post');
      const draft = fixture.clear(createDraft({ body: 'not by me' }, 'key'));
      await expectRejection(otherRoom.post(draft), 'room/read-only', 'the reader’s post');
      await room.post(draft);
      expectSame((await otherRoom.readLog({ limit: 10 })).events.length, 1, 'what the reader reads');
    },
  },
  {
    title: '[PR6] gives the roster as a snapshot with the local user, then deltas',
    async run({ one, other, roomId }) {
      const room = await one.join(roomId);
      const roster = room.roster()[Symbol.asyncIterator]();
      const isThere = (id: string) => (entries: ReadonlyMap<string, RosterEntry>) => entries.has(id);
      const [snapshot] = await foldUntil(roster, isThere(one.me.id));
      if (snapshot?.type !== 'snapshot') throw new Error('The first event is not a snapshot with the local user.');
      expectSame(
        snapshot.entries.filter(({ isSelf }) => isSelf).map(({ person }) => person.id),
        [one.me.id],
        'the local user, once',
      );
      const coming = takeEvents(roster, 1, (event) => event.type === 'set' && event.entry.person.id === other.me.id);
      const otherRoom = await other.join(roomId);
      const [came] = await coming;
      expectTrue(came?.type === 'set' && came.entry.person.name === other.me.name, 'the other’s name is there');
      const going = takeEvents(roster, 1, (event) => event.type === 'left' && event.personId === other.me.id);
      await otherRoom.leave();
      await going;
      await roster.return?.();
    },
  },
  {
    title: '[PR6] keeps someone who is there twice until the last one goes',
    async run({ one, other, roomId }) {
      const room = await one.join(roomId);
      const first = await other.join(roomId);
      const second = await other.join(roomId);
      await first.leave();
      // By its answer a server has told this side, too, of what the other did before.
      await room.readLog({ limit: 1 });
      const roster = room.roster()[Symbol.asyncIterator]();
      const [snapshot] = await takeEvents(roster, 1);
      const others = snapshot?.type === 'snapshot' ? snapshot.entries.filter(({ isSelf }) => !isSelf) : [];
      expectSame(
        others.map(({ person }) => person.id),
        [other.me.id],
        'the other, once',
      );
      const going = takeEvents(roster, 1, (event) => event.type === 'left');
      await second.leave();
      await going;
      await roster.return?.();
    },
  },
  ...(['abort', 'leave', 'disconnect'] as const).map((way): ProviderCase => ({
    title: `[PR7] ends every stream on ${way}`,
    async run({ one, roomId }) {
      const room = await one.join(roomId);
      const controller = new AbortController();
      const { signal } = controller;
      const { end } = await room.readLog({ limit: 1 });
      const live = room.live({ after: end, signal })[Symbol.asyncIterator]();
      const roster = room.roster({ signal })[Symbol.asyncIterator]();
      await takeEvents(roster, 1);
      const streams: AsyncIterator<unknown>[] = [live, roster];
      if (one.capabilities.typing === true) streams.push(room.typing({ signal })[Symbol.asyncIterator]());
      if (one.capabilities.signals === true) streams.push(room.signals({ signal })[Symbol.asyncIterator]());
      const pending = streams.map((stream) => stream.next());
      if (way === 'abort') controller.abort();
      else await (way === 'leave' ? room.leave() : one.disconnect());
      for (const { done } of await Promise.all(pending)) expectSame(done, true, 'a stream that waited');
      for (const stream of streams) expectSame((await stream.next()).done, true, 'a stream asked again');
    },
  })),
  {
    title: '[PR7] settles every act on an abort, and posts nothing that was aborted before',
    async run(fixture) {
      const room = await fixture.one.join(fixture.roomId);
      const page = await room.readLog({ limit: 1 });
      const signal = AbortSignal.abort();
      const draft = fixture.clear(createDraft({ body: 'taken back' }, 'key'));
      await expectRejection(room.post(draft, { signal }), 'call/aborted', 'post');
      await expectRejection(room.readLog({ limit: 1, signal }), 'call/aborted', 'readLog');
      await expectRejection(fixture.one.join(fixture.roomId, { signal }), 'call/aborted', 'join');
      await expectRejection(fixture.one.followed({ signal }), 'call/aborted', 'followed');
      const { search, unread, typing, signals, attach, invite } = fixture.one.capabilities;
      const acts = [
        [search, 'search', () => room.search({}, { signal })],
        [unread, 'markRead', () => room.markRead(page.end, { signal })],
        [typing, 'setTyping', () => room.setTyping(true, { signal })],
        [signals, 'sendSignal', () => room.sendSignal({ channel: 'feed', data: 1 }, { signal })],
        [attach, 'upload', () => room.upload({ name: 'file', bytes: new Uint8Array(1) }, { signal })],
        [invite, 'invite', () => room.invite(fixture.other.me.id, { signal })],
        [invite, 'invitations', () => fixture.one.invitations({ signal })],
      ] as const;
      for (const [capability, name, act] of acts)
        if (capability === true) await expectRejection(act(), 'call/aborted', name);
      expectSame((await room.readLog({ limit: 1 })).events, [], 'the log');
    },
  },
  {
    title: '[PR7] ends once: after leave and disconnect each act rejects, and a second end is the first',
    async run(fixture) {
      const { one, roomId } = fixture;
      const room = await one.join(roomId);
      const draft = fixture.clear(createDraft({ body: 'too late' }, 'key'));
      await room.leave();
      await room.leave();
      await expectRejection(room.post(draft), 'room/not-joined', 'a post to a room that was left');
      await expectRejection(room.readLog({ limit: 1 }), 'room/not-joined', 'a page of a room that was left');
      const { search, unread, typing, signals, attach, invite } = one.capabilities;
      const acts = [
        [search, 'a search in', () => room.search({})],
        [unread, 'a marker in', () => room.markRead('cursor')],
        [typing, 'writing in', () => room.setTyping(true)],
        [signals, 'a signal in', () => room.sendSignal({ channel: 'feed', data: 1 })],
        [attach, 'a file for', () => room.upload({ name: 'file', bytes: new Uint8Array(1) })],
        [invite, 'an invitation into', () => room.invite(one.me.id)],
      ] as const;
      for (const [capability, what, act] of acts)
        if (capability === true) await expectRejection(act(), 'room/not-joined', `${what} a room that was left`);
      const states: string[] = [];
      one.addEventListener('state-changed', () => states.push(one.state));
      await one.disconnect();
      await one.disconnect();
      expectSame(states, ['closed'], 'the states');
      const outcome = await one.join(roomId).then(
        () => 'joined',
        () => 'rejected',
      );
      expectSame(outcome, 'rejected', 'joining after the end');
    },
  },
  {
    title: '[PR8] has for the next session what was posted in this one',
    async run(fixture) {
      const { one, roomId } = fixture;
      if (one.capabilities.persistence !== true) return;
      const room = await one.join(roomId);
      const message = await room.post(fixture.clear(createDraft({ body: 'still here' }, 'key')));
      const before = await room.readLog({ limit: 10 });
      await one.disconnect();
      const next = await fixture.reconnect(one);
      expectSame(next.me, one.me, 'the person');
      const again = await next.join(roomId);
      expectSame(await again.readLog({ limit: 10 }), before, 'the page, its cursors included');
      const repeated = await again.post(fixture.clear(createDraft({ body: 'still here' }, 'key')));
      expectSame(repeated.id, message.id, 'the retry of the post is the same message');
    },
  },
  {
    title: '[PR8] lists the rooms that one follows by their titles',
    async run({ one, roomId, secondRoomId }) {
      const followed = await one.followed();
      const titles = followed.map(({ title }) => title);
      expectSame(
        titles,
        [...titles].sort((left, right) => left.localeCompare(right)),
        'the order',
      );
      const ids = followed.map(({ id }) => id);
      expectTrue(ids.includes(roomId) && ids.includes(secondRoomId), 'both rooms are there');
    },
  },
];
