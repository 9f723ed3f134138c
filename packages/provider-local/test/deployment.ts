import type { Cleared, Draft, Person, RoomInfo } from '@roompane/protocol';
import {
  createLocalProvider,
  deleteDeployment,
  type LocalProvider,
  type LocalRoomDefinition,
  saveRoom,
} from '../src/index.ts';

export const one: Person = { id: 'one', name: 'Person One', kind: 'user' };
export const other: Person = { id: 'other', name: 'Person Other', kind: 'user' };

export const roomId = 'room';
export const secondRoomId = 'second';
export const readOnlyRoomId = 'read-only';
export const secretRoomId = 'secret';

const toInfo = (id: string, more: Partial<RoomInfo> = {}): RoomInfo => ({
  id,
  title: `Room ${id}`,
  description: '',
  kind: 'regular',
  privacy: 'closed',
  ...more,
});

const both: LocalRoomDefinition['members'] = [
  { person: one, role: 'presenter' },
  { person: other, role: 'member' },
];

export const rooms: readonly LocalRoomDefinition[] = [
  { info: toInfo(roomId), members: both },
  { info: toInfo(secondRoomId), members: both },
  { info: toInfo(readOnlyRoomId, { kind: 'auditorium' }), members: both },
  { info: toInfo(secretRoomId, { privacy: 'secret' }), members: both.slice(0, 1) },
];

/** What the host's gate does, without its pipeline: these tests are about what comes behind it. */
export function clear(draft: Draft): Cleared {
  // eslint-disable-next-line no-restricted-syntax -- a provider's test stands where the gate stands
  return { draft } as Cleared;
}

let deployments = 0;

/** One fresh deployment with {@link rooms}, and the end of it: providers first, then the database. */
export class TestDeployment {
  readonly databaseName = `test-${Date.now()}-${deployments++}`;
  readonly #providers: LocalProvider[] = [];

  static async create(): Promise<TestDeployment> {
    const deployment = new TestDeployment();
    for (const room of rooms) await saveRoom(deployment, room);
    return deployment;
  }

  /** A provider as a new tab would have it. */
  async connect(me: Person): Promise<LocalProvider> {
    const provider = createLocalProvider({ me, databaseName: this.databaseName });
    this.#providers.push(provider);
    await provider.connect();
    return provider;
  }

  async delete(): Promise<void> {
    await Promise.all(this.#providers.map((provider) => provider.disconnect()));
    await deleteDeployment(this);
  }
}
