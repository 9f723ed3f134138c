import { type EnterRoom, SharedRooms } from '@roompane/host';
import { GRANT_NAMES, LIMITS, type LogEvent } from '@roompane/protocol';
import type { SessionStage, SuiteCase } from '../session/session-stage.ts';
import { expectRejection, expectSame, expectTrue } from './expectations.ts';
import { bot, roundTrip } from './session-acts.ts';

const alert = { title: 'Meeting key', body: '4711', importance: 'high' } as const;

/** The server has a room called `desk`, and the client lets everybody in. */
function openDesk({ deployment, provider, clock }: SessionStage): { rooms: SharedRooms; enterRoom: EnterRoom } {
  deployment.addRoom({ id: 'desk', title: 'Rates desk', roles: { sam: 'member', rates: 'member' } });
  const rooms = new SharedRooms(provider, { clock });
  return { rooms, enterRoom: (roomId, options) => rooms.enter(roomId, options) };
}

function lastText({ deployment }: SessionStage, roomId: string): string | undefined {
  const last = deployment.log(roomId).at(-1);
  return last?.type === 'posted' ? `${last.message.via?.id}: ${last.message.body.text}` : undefined;
}

/** Other rooms than the add-in's own. */
export const roomCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[OR1] [OR2] lets an add-in into another room, to read, follow and post as in its own',
    async run(stage) {
      const { enterRoom } = openDesk(stage);
      const { tell } = await stage.seat({ enterRoom });
      const sight = await tell('enter', { roomId: 'desk' });
      expectSame([sight.info.title, sight.myId], ['Rates desk', 'sam'], 'the other room');
      stage.deployment.say('desk', bot, { body: 'one' });
      expectSame((await tell('readThere', { roomId: 'desk', limit: 5 })).events.length, 1, 'what is read there');
      await tell('open', { name: 'there', of: 'messages', roomId: 'desk' });
      await tell('take', { name: 'there', count: 1 });
      expectSame((await tell('postThere', { roomId: 'desk', draft: alert })).type, 'posted', 'the post');
      const [event] = (await tell('take', { name: 'there', count: 1 })) as LogEvent[];
      expectSame(event?.type === 'posted' && event.message.title, 'Meeting key', 'what is followed there');
      expectSame([lastText(stage, 'desk'), stage.deployment.log('fx').length], ['one: 4711', 0], 'where it is');
      stage.deployment.changeInfo('desk', { title: 'Rates' });
      expectSame(
        (await tell('until', { type: 'other-changed' }))[0]?.['title'],
        'Rates',
        'what the room says of itself',
      );
    },
  },
  {
    title: '[OR1] keeps an add-in out where the client lets nobody in, or not this one, or has no such room',
    async run(stage) {
      const { enterRoom } = openDesk(stage);
      const closed = await stage.seat();
      await expectRejection(closed.tell('enter', { roomId: 'desk' }), 'feature/unsupported', 'a client without rooms');
      const open = await stage.seat({ id: 'open', enterRoom });
      await expectRejection(open.tell('enter', { roomId: 'nowhere' }), 'room/not-found', 'a room that is not there');
      const denied = await stage.seat({ id: 'denied', enterRoom, grants: ['messages/read'] });
      await expectRejection(denied.tell('enter', { roomId: 'desk' }), 'call/denied', 'an add-in without the grant');
    },
  },
  {
    title: '[OR2] holds an add-in to its grants there, and shows people under other pseudonyms',
    async run(stage) {
      const { enterRoom } = openDesk(stage);
      const grants = ['messages/read', 'rooms/enter'] as const;
      const { tell, sight } = await stage.seat({ enterRoom, grants });
      const there = await tell('enter', { roomId: 'desk' });
      expectSame(there.may, grants, 'what it may do there');
      expectTrue(there.myId.startsWith('~') && there.myId !== sight.myId, 'the local user has another pseudonym');
      await expectRejection(tell('postThere', { roomId: 'desk', draft: alert }), 'call/denied', 'a post');
    },
  },
  {
    title: '[OR3] shares the room that the client is in, and sends posts through its interceptors',
    async run(stage) {
      const { rooms, enterRoom } = openDesk(stage);
      const own = await rooms.enter('desk');
      const { tell } = await stage.seat({ enterRoom });
      await tell('enter', { roomId: 'desk' });
      expectSame(stage.provider.joined.length, 2, 'rooms that are joined');
      const guard = own.room.intercept({ addin: { id: 'g', name: 'G' }, sessionKey: 'g', mayInterceptOthers: true });
      guard.ready({ check: () => Promise.resolve({ type: 'block', reason: 'no' }), ping: () => Promise.resolve() });
      expectSame((await tell('postThere', { roomId: 'desk', draft: alert })).type, 'blocked', 'the post');
      await tell('leave', { roomId: 'desk' });
      await roundTrip(tell);
      expectSame(own.room.signal.aborted, false, 'the client’s own room is over');
      own.leave();
      expectSame(stage.provider.joined.length, 1, 'rooms that are joined in the end');
    },
  },
  {
    title: '[OR3] ends what is open in a room that is left, that puts the user out, or whose grant goes',
    async run(stage) {
      const { enterRoom } = openDesk(stage);
      const { session, tell } = await stage.seat({ enterRoom });
      const enter = async (): Promise<void> => {
        await tell('enter', { roomId: 'desk' });
        await tell('open', { name: 'there', of: 'messages', roomId: 'desk' });
        await tell('take', { name: 'there', count: 1 });
      };
      const endings: [act: () => unknown, code: 'room/not-joined' | 'room/removed' | 'call/denied'][] = [
        [() => tell('leave', { roomId: 'desk' }), 'room/not-joined'],
        [() => stage.deployment.remove('desk', 'sam'), 'room/removed'],
        [() => session.setGrants(GRANT_NAMES.filter((grant) => grant !== 'rooms/enter')), 'call/denied'],
      ];
      for (const [index, [act, code]] of endings.entries()) {
        await enter();
        await act();
        await expectRejection(tell('take', { name: 'there', count: 1 }), code, 'the stream');
        const left = await tell('until', { type: 'left', count: index + 1 });
        expectSame(left[index]?.['code'], code, 'why the room is over');
        await expectRejection(tell('readThere', { roomId: 'desk', limit: 1 }), code, 'a call');
        expectSame([stage.provider.joined.length, session.state], [1, 'ready'], 'what is left');
      }
    },
  },
  {
    title: '[OR4] opens so many rooms and no more, and leaves all of them with the session',
    async run(stage) {
      const { enterRoom } = openDesk(stage);
      const { session, tell } = await stage.seat({ enterRoom });
      const ids = Array.from({ length: LIMITS.openRooms + 1 }, (_, index) => `room ${index}`);
      for (const id of ids) stage.deployment.addRoom({ id });
      for (const roomId of ids.slice(0, -1)) await tell('enter', { roomId });
      await tell('enter', { roomId: 'room 0' });
      const last = { roomId: ids.at(-1) ?? '' };
      await expectRejection(tell('enter', last), 'limit/exceeded', 'one room too many');
      await tell('leave', { roomId: 'room 0' });
      await tell('enter', last);
      session.close();
      expectSame(stage.provider.joined.length, 1, 'rooms that are joined in the end');
    },
  },
  {
    title: '[OR1] is its own room too, and stays in it',
    async run(stage) {
      const { tell } = await stage.seat();
      expectSame((await tell('enter', { roomId: 'fx' })).info.id, 'fx', 'the room');
      await tell('leave', { roomId: 'fx' });
      expectSame((await tell('post', { draft: { body: 'still here' } })).type, 'posted', 'a post after it was left');
    },
  },
];
