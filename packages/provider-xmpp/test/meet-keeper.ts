import type { LogEvent, ProviderRoom } from '@roompane/protocol';
import { $msg, type Builder } from 'strophe.js';
import { nextTextOf, type TestDeployment } from './deployment.ts';

export interface Meeting {
  readonly room: ProviderRoom;
  /** The keeper speaks, as other clients do. */
  readonly say: (build: (message: Builder) => Builder) => void;
}

/** A room with `one` and the keeper in it. */
export async function meetKeeper(deployment: TestDeployment): Promise<Meeting> {
  const roomId = await deployment.createRoom('room');
  const room = await (await deployment.connect('one')).join(roomId);
  await deployment.keeper.attend(roomId);
  return {
    room,
    say: (build) => deployment.keeper.say(build($msg({ to: roomId, type: 'groupchat', id: 'theirs' }))),
  };
}

export async function eventsOf(room: ProviderRoom): Promise<readonly LogEvent[]> {
  return (await room.readLog({ limit: 256 })).events;
}

/** The first text that comes live behind everything. */
export async function nextText(room: ProviderRoom, act: () => void): Promise<string | undefined> {
  const { end } = await room.readLog({ limit: 1 });
  const live = room.live({ after: end })[Symbol.asyncIterator]();
  const coming = nextTextOf(live);
  act();
  const text = await coming;
  await live.return?.();
  return text;
}
