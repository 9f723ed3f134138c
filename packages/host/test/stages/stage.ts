import { createHostClock, joinRoom, type JoinOptions } from '@roompane/host';
import {
  FakeDeployment,
  ManualClock,
  type RoomStage,
  type Seat,
  type SeatOptions,
  type SessionStage,
} from '@roompane/testing';
import { sam } from '../mounted.ts';

/** How one transport seats an add-in in a room. */
export type Seating = (options: SeatOptions & { readonly stage: RoomStage }) => Promise<Seat>;

/** A room to play in, and its end: everybody out, the room left, nothing forgotten. */
export interface OpenStage {
  readonly stage: SessionStage;
  close(): Promise<void>;
}

export async function openStage(seating: Seating, { ask }: Pick<JoinOptions, 'ask'> = {}): Promise<OpenStage> {
  const deployment = new FakeDeployment();
  deployment.addRoom({ id: 'fx', title: 'FX desk – London', roles: { sam: 'member', rates: 'member' } });
  const provider = await deployment.connect(sam);
  const clock = new ManualClock();
  const roomClock = createHostClock(clock);
  const room = await joinRoom(provider, 'fx', { clock: roomClock, ask });
  const seats: Seat[] = [];
  const ground: RoomStage = {
    deployment,
    provider,
    room,
    clock,
    holdClocks(areHeld) {
      roomClock.hold(areHeld);
      for (const { session } of seats) session.holdClocks(areHeld);
    },
  };
  return {
    stage: {
      ...ground,
      async seat(options = {}) {
        const seat = await seating({ ...options, stage: ground });
        seats.push(seat);
        return seat;
      },
    },
    async close() {
      for (const { session, remove } of seats) {
        session.close();
        remove();
      }
      await room.leave();
      if (clock.pending > 0) throw new Error(`${clock.pending} timers outlive their session.`);
    },
  };
}
