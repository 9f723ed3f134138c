import { LIMITS } from '@roompane/protocol';
import { SharedRooms } from '@roompane/host';
import type { HostileSeat, HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame, expectTrue } from './expectations.ts';
import { call, expectAbusive, expectAlive, summarize, takeSeat } from './hostile-acts.ts';

const OTHERS = 1_000;

/** A hostile add-in that the client lets into every room: `room 0`, `room 1` … */
async function takeOpenSeat(stage: HostileStage): Promise<HostileSeat> {
  for (let index = 0; index < OTHERS; index++) stage.deployment.addRoom({ id: `room ${index}` });
  const rooms = new SharedRooms(stage.provider, { clock: stage.clock });
  return takeSeat(stage, { enterRoom: (roomId, options) => rooms.enter(roomId, options) });
}

const carry = (id: number, method: string, given: object = {}): string =>
  call(id, 'rooms/call', { roomId: 'room 0', method, params: {}, ...given });

/** What a hostile add-in may try with other rooms. */
export const hostileRoomCases: readonly SuiteCase<HostileStage>[] = [
  {
    title: '[OR4] [LI3] enters a thousand rooms: it gets so many, its session ends, and all of them are left',
    async run(stage) {
      const seat = await takeOpenSeat(stage);
      let most = 0;
      const join = stage.provider.join.bind(stage.provider);
      stage.provider.join = async (...given) => {
        const joined = await join(...given);
        most = Math.max(most, stage.provider.joined.length);
        return joined;
      };
      const calls = Array.from({ length: OTHERS }, (_, index) =>
        call(index + 1, 'rooms/get', { roomId: `room ${index}` }),
      );
      await seat.tell('send', calls);
      await expectAbusive(seat, 'a thousand rooms');
      expectTrue(most <= LIMITS.openRooms + 1, `${most} rooms were joined at a time`);
      // What was being joined when the session ended is left when it is joined.
      await stage.honest.tell('read', { limit: 1 });
      expectSame(stage.provider.joined.length, 1, 'rooms that are joined in the end');
    },
  },
  {
    title: '[OR2] carries methods that are none, another room’s way out, rooms in rooms, and streams as calls',
    async run(stage) {
      const seat = await takeOpenSeat(stage);
      await seat.tell('exchange', [call(1, 'rooms/get', { roomId: 'room 0' })]);
      const methods = [
        ...[
          'constructor',
          '__proto__',
          'no/such-method',
          'outgoing/intercept',
          'outgoing/release',
          'outgoing/progress',
        ],
        ...['rooms/get', 'rooms/call', 'rooms/release', 'rooms/find', 'messages/follow', 'context/follow'],
      ];
      const params = { includeOwn: true, roomId: 'room 1', method: 'messages/read-page', params: {} };
      const heard = await seat.tell(
        'exchange',
        methods.map((method, index) => carry(index + 2, method, { params })),
      );
      const unknown = methods.map((_, index) => `reply ${index + 2} call/unknown-method`);
      expectSame(summarize(heard), unknown, 'the answers');
      const asStreams = ['outgoing/observe', 'rooms/stream', 'messages/read-page'];
      const streams = asStreams.map((method, index) =>
        call(index + 50, 'rooms/stream', { ...params, roomId: 'room 0', method }),
      );
      const refused = asStreams.map((_, index) => `reply ${index + 50} call/unknown-method`);
      expectSame(summarize(await seat.tell('exchange', streams)), refused, 'the answers to streams');
      await expectAlive(seat);
    },
  },
  {
    title: '[OR2] [LI3] goes on carrying what is refused, and is closed as if it had called it itself',
    async run(stage) {
      const seat = await takeOpenSeat(stage);
      await seat.tell('exchange', [call(1, 'rooms/get', { roomId: 'room 0' })]);
      const calls = Array.from({ length: LIMITS.refusals + 1 }, (_, index) =>
        carry(index + 2, 'messages/post', { params: { kind: 1 } }),
      );
      await seat.tell('send', calls);
      await expectAbusive(seat, 'refusals in another room');
      expectSame(stage.provider.posts, [], 'what reached the chat server');
    },
  },
  {
    title: '[OR3] calls into rooms that it never entered, or has left',
    async run(stage) {
      const seat = await takeOpenSeat(stage);
      await seat.tell('exchange', [
        call(1, 'rooms/get', { roomId: 'room 0' }),
        call(2, 'rooms/release', { roomId: 'room 0' }),
      ]);
      const heard = await seat.tell('exchange', [
        carry(3, 'messages/read-page'),
        carry(4, 'messages/read-page', { roomId: 'constructor' }),
        call(5, 'rooms/stream', { roomId: 'room 0', method: 'messages/follow', params: {} }),
        call(6, 'rooms/release', { roomId: 'never' }),
      ]);
      const answers = ['reply 3 room/not-joined', 'reply 4 room/not-joined', 'reply 5 room/not-joined', 'reply 6'];
      expectSame(summarize(heard), answers, 'the answers');
      await expectAlive(seat);
    },
  },
];
