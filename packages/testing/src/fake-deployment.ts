import {
  type ChannelSignal,
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
import { FakeBell } from './fake-bell.ts';
import { FakeChatRoom } from './fake-chat-room.ts';
import type { FakeRetention } from './fake-log-places.ts';
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
  readonly #bell = new FakeBell();
  #keys = 0;

  /** @default a manual clock that nobody turns: every message is posted at the same time */
  constructor({ clock = new ManualClock() }: { readonly clock?: Clock } = {}) {
    this.#clock = clock;
  }

  addRoom({ roles = {}, ...info }: FakeRoomSetup): void {
    const whole: RoomInfo = { title: info.id, description: '', kind: 'regular', privacy: 'open', ...info };
    const server = { clock: this.#clock, bell: this.#bell };
    this.#rooms.set(info.id, new FakeChatRoom(whole, { roles: new Map(Object.entries(roles)), ...server }));
  }

  /** A new session of a person, not yet connected. */
  createProvider(me: Person): FakeProvider {
    const provider = new FakeProvider(me, { rooms: this.#rooms, bell: this.#bell });
    this.#providers.add(provider);
    return provider;
  }

  /** A new, connected session of a person. */
  async connect(me: Person): Promise<FakeProvider> {
    const provider = this.createProvider(me);
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

  /** The server keeps the latest events of a room alone; {@link FakeDeployment.log} still tells of all. */
  forget(roomId: string, retention: FakeRetention): void {
    this.#room(roomId).forget(retention);
  }

  /** Live streams throw `error` until {@link FakeDeployment.repairLine}. */
  breakLine(roomId: string, error: RoompaneError = new RoompaneError('provider/unavailable')): void {
    this.#room(roomId).stream.fail(error);
  }

  repairLine(roomId: string): void {
    this.#room(roomId).stream.recover();
  }

  /** Any part of it: another title, topic, limits. */
  changeInfo(roomId: string, change: Partial<RoomInfo>): void {
    const room = this.#room(roomId);
    room.info = { ...room.info, ...change };
    this.#bell.ring({ type: 'info', roomId });
  }

  changeRole(roomId: string, personId: string, role: Role): void {
    this.#room(roomId).changeRole(personId, role);
  }

  /** Someone begins to write, or stops. */
  type(roomId: string, person: Person, isTyping: boolean): void {
    this.#room(roomId).setTyping(person, isTyping);
  }

  /** Someone's add-in says something to the other instances of it. */
  signal(roomId: string, person: Person, { channel, data }: ChannelSignal): void {
    this.#room(roomId).signals.push({ channel, data, person });
  }

  /** Someone asks a person into a room; no role is asked for. */
  invite(roomId: string, personId: string, { by, reason }: { readonly by: Person; readonly reason?: string }): void {
    this.#room(roomId).invite(by, personId, reason);
  }

  /** The server puts a person out: their sessions of the room close, and its streams end. They may come again. */
  async remove(
    roomId: string,
    personId: string,
    reason: RoompaneError = new RoompaneError('room/removed', { data: { roomId, reason: 'kicked' } }),
  ): Promise<void> {
    await Promise.all(this.#sessions(roomId, personId).map((session) => session.remove(reason)));
  }

  /** The room is closed for everybody: whoever is in it is put out, and nobody finds it any more. */
  async disable(roomId: string): Promise<void> {
    this.#room(roomId).isDisabled = true;
    const reason = new RoompaneError('room/removed', { data: { roomId, reason: 'disabled' } });
    const sessions = [...this.#providers].flatMap((provider) => provider.sessionsIn(roomId));
    await Promise.all(sessions.map((session) => session.remove(reason)));
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
