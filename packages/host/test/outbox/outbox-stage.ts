import { setImmediate } from 'node:timers/promises';
import { RoompaneError, type Verdict } from '@roompane/protocol';
import { FakeDeployment, type FakeProvider, LineConditions, ManualClock, withLine } from '@roompane/testing';
import type { HostRoom } from '../../src/room/host-room.ts';
import { joinRoom } from '../../src/room/join-room.ts';
import { sam } from '../room/fake-join.ts';
import { createMemoryOutbox, type MemoryOutbox } from './outbox-memory.ts';

/** A page with an outbox, its line and its server. */
export interface Stage extends MemoryOutbox {
  readonly clock: ManualClock;
  readonly deployment: FakeDeployment;
  readonly provider: FakeProvider;
  readonly line: LineConditions;
  /** Joins the room, as a page does that is loaded. */
  readonly join: () => Promise<HostRoom>;
}

export async function createStage(options: Parameters<typeof createMemoryOutbox>[0] = {}): Promise<Stage> {
  const clock = new ManualClock();
  const deployment = new FakeDeployment({ clock });
  deployment.addRoom({ id: 'room', roles: { sam: 'member' } });
  const provider = await deployment.connect(sam);
  const line = new LineConditions();
  const outbox = createMemoryOutbox(options);
  const join = () => joinRoom(withLine(provider, line, { clock }), 'room', { clock, outbox: outbox.keeper });
  return { ...outbox, clock, deployment, provider, line, join };
}

/** What a server does that does not answer. */
export const down = (): Promise<never> => Promise.reject(new RoompaneError('provider/unavailable'));

/** Puts an add-in in the way that gives the same verdict on all. */
export function intercept(room: HostRoom, verdict: Verdict): void {
  const guard = room.intercept({
    addin: { id: 'guard', name: 'Guard' },
    sessionKey: 'guard',
    mayInterceptOthers: true,
  });
  guard.ready({ check: () => Promise.resolve(verdict), ping: () => Promise.resolve() });
}

/** What the server has. */
export function texts({ deployment }: Stage): string[] {
  return deployment.log('room').flatMap((event) => (event.type === 'posted' ? [event.message.body.text] : []));
}

/** Each entry’s words and state. */
export const statesOf = ({ outbox }: HostRoom): string[] =>
  (outbox?.entries ?? []).map(({ draft, state }) => `${draft.body.text} ${state}`);

/** All that waits for no clock is through. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await setImmediate();
}
