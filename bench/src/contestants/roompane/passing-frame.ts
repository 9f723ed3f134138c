import { connect as connectRoom, pass } from '@roompane/addin';
import type { Connect } from '../../page/contestant.ts';
import { connect as connectFrame } from './frame.ts';

/** The same, in the way of what is posted: it lets everything pass. */
export const connect: Connect = async () => {
  const frame = await connectFrame();
  // While it is alive every call gives the same room.
  const room = await connectRoom();
  await room.outgoing.intercept(() => pass());
  return frame;
};
