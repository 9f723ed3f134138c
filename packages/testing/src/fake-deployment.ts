import {
  type Clock,
  createDraft,
  type DraftInput,
  type LogEvent,
  type Message,
  type Person,
  type Reaction,
  type Role,
  type RoomInfo,
  RoompaneError,
} from '@roompane/protocol';
import { FakeChatRoom } from './fake-chat-room.ts';
import { FakeProvider } from './fake-provider.ts';
import { ManualClock } from './manual-clock.ts';

export interface FakeRoomSetup extends Partial<RoomInfo> {
  readonly id: string;
  /** Members by their id. Whoever is not listed is a visitor, and follows nothing. */
  readonly roles?: Readonly<Record<string, Role>>;
}

/** A chat server in memory, with any number of people: each has a {@link FakeProvider}, and all see the same rooms. */
export class FakeDeployment {
  readonly #rooms = new Map<string, FakeChatRoom>();
  readonly #providers = new Set<FakeProvider>();
  readonly #clock: Clock;
  #keys = 0;

  /** @default a manual clock that nobody turns: every message is posted at the same time */
  constructor({ clock = new ManualClock() }: { readonly clock?: Clock } = {}) {
    this.#clock = clock;
  }

  addRoom({ roles = {}, ...info }: FakeRoomSetup): void {
    const whole: RoomInfo = { title: info.id, description: '', kind: 'regular', privacy: 'open', ...info };
    this.#rooms.set(info.id, new FakeChatRoom(whole, { roles: new Map(Object.entries(roles)), clock: this.#clock }));
  }

  /** A new, connected session of a person. */
  async connect(me: Person): Promise<FakeProvider> {
    const provider = new FakeProvider(this.#rooms, me);
    this.#providers.add(provider);
    await provider.connect();
    return provider;
  }

  /** Someone, or a bot of the server's own, says something; no gate is asked. */
  say(roomId: string, author: Person, draft: DraftInput): Message {
    return this.#room(roomId).post(author, createDraft(draft, `said ${this.#keys++}`));
  }

  /** As the person would do it from elsewhere. @throws `message/not-found`, `message/forbidden` */
  redact(roomId: string, person: Person, messageId: string): void {
    this.#room(roomId).redact(person, messageId);
  }

  /** As the person would do it from elsewhere. @throws `message/not-found` */
  react(roomId: string, person: Person, reaction: Reaction): void {
    this.#room(roomId).react(person, reaction);
  }

  /** Somebody comes in, from elsewhere. */
  enter(roomId: string, person: Person): void {
    this.#room(roomId).enter(person);
  }

  /** Somebody who came in goes. */
  leave(roomId: string, person: Person): void {
    this.#room(roomId).leave(person);
  }

  /** Everything that happened in a room, oldest first. */
  log(roomId: string): readonly LogEvent[] {
    return this.#room(roomId).stream.items.filter((event) => event.type !== 'gap');
  }

  /** Live streams learn that something is missing here. */
  loseEvents(roomId: string): void {
    this.#room(roomId).stream.push({ type: 'gap' });
  }

  /** Live streams throw `error` until {@link FakeDeployment.repairLine}. */
  breakLine(roomId: string, error: RoompaneError = new RoompaneError('provider/unavailable')): void {
    this.#room(roomId).stream.fail(error);
  }

  repairLine(roomId: string): void {
    this.#room(roomId).stream.recover();
  }

  changeInfo(roomId: string, change: Partial<RoomInfo>): void {
    const room = this.#room(roomId);
    room.info = { ...room.info, ...change };
    for (const provider of this.#providers) for (const session of provider.sessionsIn(roomId)) session.tell('info');
  }

  changeRole(roomId: string, personId: string, role: Role): void {
    this.#room(roomId).roles.set(personId, role);
    for (const session of this.#sessions(roomId, personId)) session.tell('standing');
  }

  /** The server puts a person out: their sessions of the room close, and its streams end. */
  async remove(
    roomId: string,
    personId: string,
    reason: RoompaneError = new RoompaneError('room/removed'),
  ): Promise<void> {
    await Promise.all(this.#sessions(roomId, personId).map((session) => session.remove(reason)));
  }

  #sessions(roomId: string, personId: string): ReturnType<FakeProvider['sessionsIn']> {
    return [...this.#providers].filter(({ me }) => me.id === personId).flatMap((each) => each.sessionsIn(roomId));
  }

  #room(roomId: string): FakeChatRoom {
    const room = this.#rooms.get(roomId);
    if (!room) throw new RoompaneError('room/not-found', { data: { roomId } });
    return room;
  }
}
