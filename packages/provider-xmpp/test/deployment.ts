import {
  type Cleared,
  createDraft,
  type Draft,
  type LiveEvent,
  type Person,
  type RoomProvider,
} from '@roompane/protocol';
import type { ProviderFixture } from '@roompane/testing';
import { createXmppProvider } from '../src/index.ts';
import { Keeper } from './keeper.ts';
import { register } from './register.ts';

const service = 'rooms.chat.localhost';

/** What the host's gate does, without its pipeline: these tests are about what comes behind it. */
export function clear(draft: Draft): Cleared {
  // eslint-disable-next-line no-restricted-syntax -- a provider's test stands where the gate stands
  return { draft } as Cleared;
}

/** A cleared draft of these words, under a key of its own. */
export const say = (text: string): Cleared => clear(createDraft({ body: text }, `key of ${text}`));

const textOf = (event: LiveEvent | undefined): string | undefined =>
  event?.type === 'posted' ? event.message.body.text : event?.type;

/** The text of what a stream gives next. */
export async function nextTextOf(live: AsyncIterator<LiveEvent, unknown>): Promise<string | undefined> {
  const result = await live.next();
  return result.done ? undefined : textOf(result.value);
}

let deployments = 0;

/** One for all tests of a file: it costs what an account costs. */
let keeping: Promise<Keeper> | undefined;

export async function closeKeeper(): Promise<void> {
  await (await keeping)?.close();
  keeping = undefined;
}

/** Two new accounts and their rooms on a server that runs. */
export class TestDeployment {
  readonly keeper: Keeper;
  readonly #url: string;
  readonly #mark: string;
  readonly #providers: RoomProvider[] = [];
  readonly #rooms: string[] = [];

  private constructor(url: string, keeper: Keeper, mark: string) {
    this.#url = url;
    this.keeper = keeper;
    this.#mark = mark;
  }

  static async create(url: string): Promise<TestDeployment> {
    const mark = `${Date.now().toString(36)}-${deployments++}`;
    const users = ['one', 'other'].map((name) => ({ user: `${name}-${mark}`, password: 'secret' }));
    keeping ??= Keeper.create(url, `keeper-${mark}`);
    const [keeper] = await Promise.all([keeping, ...users.map((user) => register(url, user))]);
    return new TestDeployment(url, keeper, mark);
  }

  addressOf(name: string): string {
    return `${name}-${this.#mark}@chat.localhost`;
  }

  roomId(name: string): string {
    return `${name}-${this.#mark}@${service}`;
  }

  async createRoom(name: string, settings: Omit<Parameters<Keeper['createRoom']>[1], 'title'> = {}): Promise<string> {
    const roomId = this.roomId(name);
    await this.keeper.createRoom(roomId, { title: `Room ${name}`, ...settings });
    this.#rooms.push(roomId);
    return roomId;
  }

  /** A provider as a new tab would have it. */
  async connect(name: 'one' | 'other', { url = this.#url, resource = '' } = {}): Promise<RoomProvider> {
    const provider = createXmppProvider({
      url,
      login: { jid: `${this.addressOf(name)}${resource && `/${resource}`}`, password: 'secret' },
      name: `Person ${name}`,
      roomService: service,
    });
    this.#providers.push(provider);
    await provider.connect();
    return provider;
  }

  async createFixture(): Promise<ProviderFixture> {
    const members = [this.addressOf('one')];
    const [one, other, roomId, secondRoomId, readOnlyRoomId, secretRoomId, closedRoomId] = await Promise.all([
      this.connect('one'),
      this.connect('other'),
      this.createRoom('room'),
      this.createRoom('second'),
      this.createRoom('read-only', { isAuditorium: true, members }),
      this.createRoom('secret', { isForMembers: true, isHidden: true, members }),
      this.createRoom('closed', { isForMembers: true, members }),
    ]);
    await Promise.all([
      ...[roomId, secondRoomId, secretRoomId].map((id) => one.follow(id)),
      ...[roomId, secondRoomId].map((id) => other.follow(id)),
    ]);
    return {
      ...{ one, other, roomId, secondRoomId, readOnlyRoomId, secretRoomId, closedRoomId, clear },
      letOtherPost: () => this.keeper.setMember(readOnlyRoomId, this.addressOf('other')),
      setTopic: (id: string, topic: string) => this.keeper.setTopic(id, topic),
      rename: (id, names) => this.keeper.rename(id, names),
      putOut: (id: string, person: Person) => this.keeper.ban(id, person.id),
      reconnect: ({ me }) => this.connect(me.id === this.addressOf('one') ? 'one' : 'other'),
    };
  }

  async delete(): Promise<void> {
    await Promise.all(this.#providers.map((provider) => provider.disconnect()));
    await Promise.all(this.#rooms.map((roomId) => this.keeper.destroy(roomId)));
  }
}
