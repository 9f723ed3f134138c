import type { Person, ProviderCapabilities, Role } from '@roompane/protocol';
import { FakeDeployment, type FakeProvider, ManualClock } from '@roompane/testing';
import type { HostRoom } from '../../src/room/host-room.ts';
import { joinRoom, type JoinOptions } from '../../src/room/join-room.ts';

export const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
export const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };

export interface FakeJoin {
  readonly clock: ManualClock;
  readonly deployment: FakeDeployment;
  readonly provider: FakeProvider;
  readonly room: HostRoom;
  /** Priya says something. */
  readonly say: (text: string) => void;
}

export interface FakeJoinOptions extends Omit<JoinOptions, 'clock'> {
  readonly role?: Role;
  /** What Priya said before. */
  readonly before?: readonly string[];
  /** What the provider says of itself, whatever it can do. */
  readonly capabilities?: Partial<ProviderCapabilities>;
}

/** Sam in a room of a deployment of its own. */
export async function joinFake(options: FakeJoinOptions = {}): Promise<FakeJoin> {
  const { role = 'member', before = [], capabilities = {}, ...rest } = options;
  const clock = new ManualClock();
  const deployment = new FakeDeployment({ clock });
  deployment.addRoom({ id: 'room', title: 'FX desk – London', roles: { sam: role, priya: 'member' } });
  const say = (text: string): void => void deployment.say('room', priya, { body: text });
  before.forEach(say);
  const provider = await deployment.connect(sam);
  Object.defineProperty(provider, 'capabilities', { value: { ...provider.capabilities, ...capabilities } });
  return { clock, deployment, provider, say, room: await joinRoom(provider, 'room', { clock, ...rest }) };
}

/** The words of an event, or its type where it has none. */
export function wordsOf(event: {
  readonly type: string;
  readonly message?: { readonly body: { readonly text: string } };
}): string {
  return event.message?.body.text ?? event.type;
}

/** The next `count` of a stream. */
export async function take<T>(stream: AsyncIterable<T>, count: number): Promise<T[]> {
  const iterator = stream[Symbol.asyncIterator]();
  const taken: T[] = [];
  while (taken.length < count) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

export const numbers = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => `number ${from + index}`);
