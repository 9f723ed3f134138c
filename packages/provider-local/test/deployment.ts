import { type Cleared, createDraft, type Draft, type LiveEvent, type Person, type RoomInfo } from '@roompane/protocol';
import { appendPost, type Post } from '../src/append-post.ts';
import {
  createLocalProvider,
  deleteDeployment,
  type LocalProvider,
  type LocalRoomDefinition,
  saveRoom,
} from '../src/index.ts';
import { withStore } from '../src/store.ts';

export const one: Person = { id: 'one', name: 'Person One', kind: 'user' };
export const other: Person = { id: 'other', name: 'Person Other', kind: 'user' };

export const roomId = 'room';
export const secondRoomId = 'second';
export const readOnlyRoomId = 'read-only';
export const secretRoomId = 'secret';
export const closedRoomId = 'closed';

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
  { info: toInfo(closedRoomId), members: both.slice(0, 1) },
  { info: toInfo(secretRoomId, { privacy: 'secret' }), members: both.slice(0, 1) },
];

/** What the host's gate does, without its pipeline: these tests are about what comes behind it. */
export function clear(draft: Draft): Cleared {
  // eslint-disable-next-line no-restricted-syntax -- a provider's test stands where the gate stands
  return { draft } as Cleared;
}

/** A cleared draft of these words, under a key of its own. */
export function say(text: string): Cleared {
  return clear(toDraft(text));
}

export const toDraft = (text: string): Draft => createDraft({ body: text }, `key of ${text}`);

export const textOf = (event: LiveEvent | undefined): string | undefined =>
  event?.type === 'posted' ? event.message.body.text : event?.type;

/** The next `count` values of a stream, which stays open. */
export async function take<T>(iterator: AsyncIterator<T, unknown>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const result = await iterator.next();
    if (result.done) throw new Error(`the stream ended after ${taken.length}`);
    taken.push(result.value);
  }
  return taken;
}

/** How a promise ended: `resolved`, or the code of its error. */
export const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (thrown: { readonly code: unknown }) => thrown.code,
  );

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

  /** Writes as a tab does whose bell nobody hears. */
  async postSilently(author: Person, draft: Draft, more: Partial<Post> = {}): Promise<void> {
    const post = { roomId, author, draft, nowEpochMs: 1, ...more };
    await withStore(this, (store) => store.connection.run((database) => appendPost(database, post)));
  }

  /** Takes a member off a room's list. */
  async putOut(id: string, { id: personId }: Person): Promise<void> {
    const room = rooms.find(({ info }) => info.id === id);
    if (room) await saveRoom(this, { ...room, members: room.members.filter(({ person }) => person.id !== personId) });
  }

  async letOtherPost(): Promise<void> {
    const room = rooms.find(({ info }) => info.id === readOnlyRoomId);
    if (room) await saveRoom(this, { ...room, members: [one, other].map((person) => ({ person, role: 'presenter' })) });
  }

  async changeInfo(id: string, change: Partial<RoomInfo>): Promise<void> {
    const room = rooms.find(({ info }) => info.id === id);
    if (room) await saveRoom(this, { ...room, info: { ...room.info, ...change } });
  }

  async delete(): Promise<void> {
    await Promise.all(this.#providers.map((provider) => provider.disconnect()));
    await deleteDeployment(this);
  }
}
