import { createMessagePortLink } from '@roompane/bridge';
import {
  type AddinSession,
  createHostClock,
  type HostRoom,
  joinRoom,
  linkAddin,
  type LinkedSession,
  mountAddin,
  type MountOptions,
} from '@roompane/host';
import {
  type Appearance,
  type Grant,
  GRANT_NAMES,
  type Manifest,
  type Message,
  MessageFold,
  type Person,
  type Role,
  type RoomInfo,
  RoompaneError,
} from '@roompane/protocol';
import { FakeDeployment } from '../fake-deployment.ts';
import { LineConditions } from '../faults/line-conditions.ts';
import { PortConditions } from '../faults/port-conditions.ts';
import { withLine } from '../faults/with-line.ts';
import { withPort } from '../faults/with-port.ts';
import { ManualClock } from '../manual-clock.ts';
import { type FakeHostOptions, PLAIN_LOOK, type SaidInput, SAM, toPerson } from './fake-host-options.ts';
import { runFramed } from './framed-document.ts';
import { TrafficCount } from './traffic-count.ts';

/** How one add-in stands in the room of a fake host. */
export interface AdmitOptions extends Partial<
  Pick<MountOptions, 'appearance' | 'openReason' | 'interceptPolicy' | 'order' | 'checkDeadlineMs' | 'observe'>
> {
  /** @default 'addin', 'addin-2' … */
  readonly id?: string;
  /** @default 'Add-in' */
  readonly name?: string;
  /** What it holds. @default every grant there is */
  readonly grants?: readonly Grant[];
}

type PlaceOptions = Omit<MountOptions, 'room' | 'frame' | 'manifest' | 'signal'> & { readonly room: HostRoom };

interface Handles {
  readonly deployment: FakeDeployment;
  readonly room: HostRoom;
  readonly clock: ManualClock;
  readonly line: LineConditions;
  readonly origin: string | undefined;
}

/**
 * A chat client for the tests of an add-in: the real host of Roompane over a chat server in memory. Made by
 * {@link fakeHost}. What happens in the room is what the test says; time stands still but for {@link FakeHost.clock}.
 */
export class FakeHost {
  /** The room as the client has it. `room.post()` posts what the user typed, through every interceptor. */
  readonly room: HostRoom;
  /** The chat server, for more people and rooms. */
  readonly deployment: FakeDeployment;
  /** The time of room, server and sessions. */
  readonly clock: ManualClock;
  /** What is between the client and its server. */
  readonly line: LineConditions;
  /** What is between the client and its add-ins, all of them. */
  readonly port: PortConditions = new PortConditions();
  readonly #origin: string | undefined;
  readonly #traffic = new TrafficCount();
  readonly #sessions: (LinkedSession | AddinSession)[] = [];

  /** Use {@link fakeHost}. */
  constructor({ deployment, room, clock, line, origin }: Handles) {
    this.deployment = deployment;
    this.room = room;
    this.clock = clock;
    this.line = line;
    this.#origin = origin;
  }

  /** The session of the add-in that was admitted last: its grants, its appearance, how it ended. */
  get session(): LinkedSession | AddinSession {
    const session = this.#sessions.at(-1);
    if (!session) throw new RoompaneError('argument/invalid', { message: 'No add-in has been admitted yet.' });
    return session;
  }

  /** What the room's messages are now, oldest first. */
  get messages(): readonly Message[] {
    const fold = new MessageFold();
    fold.append(this.deployment.log(this.room.info.id));
    return fold.messages;
  }

  /**
   * Runs an add-in's own code beside this room, in this very realm: whatever in it calls `connect()` meets this host. Gives
   * what `start` gives, a connected room for `admit(connect)`. It rejects as `connect()` does. One add-in starts at a time.
   */
  async admit<T>(start: () => Promise<T>, options: AdmitOptions = {}): Promise<T> {
    return runFramed(start, { origin: this.#origin, onHello: (port) => this.#link(port, options) });
  }

  /** Mounts an add-in in a frame, as a client does. Only where there is a document. @throws `entry/not-allowed` */
  mount(
    frame: HTMLIFrameElement,
    manifest: Manifest,
    options: Omit<AdmitOptions, 'id' | 'name'> & Pick<MountOptions, 'ownOrigin'> = {},
  ): AddinSession {
    const session = mountAddin({ ...this.#place(options), frame, manifest, ownOrigin: options.ownOrigin });
    this.#sessions.push(session);
    return session;
  }

  /** Somebody says something; with `edits` they change what they said. */
  say(said: SaidInput | string): Message {
    const { author, ...draft } = typeof said === 'string' ? { body: said } : said;
    return this.deployment.say(this.room.info.id, toPerson(author), draft);
  }

  /** A message is removed, by its author. @throws `message/not-found` */
  redact(messageId: string): void {
    const message = this.messages.find(({ id }) => id === messageId);
    if (!message) throw new RoompaneError('message/not-found', { data: { messageId } });
    this.deployment.redact(this.room.info.id, message.author, messageId);
  }

  /** Somebody reacts to a message, or takes it back. */
  react(
    messageId: string,
    reaction: string,
    { by, isOn = true }: { readonly by?: string | Person; readonly isOn?: boolean } = {},
  ): void {
    this.deployment.react(this.room.info.id, toPerson(by), { messageId, reaction, isOn });
  }

  /** Somebody comes in. */
  enter(person: string | Person): void {
    this.deployment.enter(this.room.info.id, toPerson(person));
  }

  /** Somebody goes. */
  leave(person: string | Person): void {
    this.deployment.leave(this.room.info.id, toPerson(person));
  }

  /** The server puts the local user out. Sessions end with the reason. */
  kick(reason: RoompaneError = new RoompaneError('room/removed')): Promise<void> {
    return this.deployment.remove(this.room.info.id, this.room.me.id, reason);
  }

  changeInfo(change: Partial<RoomInfo>): void {
    this.deployment.changeInfo(this.room.info.id, change);
  }

  changeRole(role: Role): void {
    this.deployment.changeRole(this.room.info.id, this.room.me.id, role);
  }

  /** Every add-in's grants from now on. */
  setGrants(grants: readonly Grant[]): void {
    for (const session of this.#sessions) session.setGrants(grants);
  }

  /** How the client looks from now on, to every add-in. */
  setAppearance(change: Partial<Appearance>): void {
    for (const session of this.#sessions) session.setAppearance({ ...PLAIN_LOOK, ...change });
  }

  /** Resolves when nothing is under way between the client and its add-ins any more, whatever the clock holds back. */
  quiet(): Promise<void> {
    return this.#traffic.quiet();
  }

  /** Ends every session and leaves the room: without it Node waits for what is open. Twice is the same as once. */
  async close(): Promise<void> {
    for (const session of this.#sessions) session.close();
    await this.room.leave();
    // A bye that came later would end the connection of the next document.
    await this.quiet();
  }

  #link(port: MessagePort, { id, name = 'Add-in', ...options }: AdmitOptions): void {
    const count = this.#sessions.length + 1;
    const manifest = { id: id ?? (count === 1 ? 'addin' : `addin-${count}`), name };
    this.#sessions.push(linkAddin({ ...this.#place(options), link: createMessagePortLink(port), manifest }));
  }

  #place({ grants = GRANT_NAMES, appearance = PLAIN_LOOK, observe, ...options }: AdmitOptions): PlaceOptions {
    const { room, clock, port } = this;
    return {
      ...options,
      room,
      clock,
      grants,
      appearance,
      wrapLink: (link) => withPort(link, port, { clock }),
      observe: (event) => {
        this.#traffic.observe(event);
        observe?.(event);
      },
    };
  }
}

/** A client in a room, over a chat server in memory: see {@link FakeHost}. Close it at the end of the test. */
export async function fakeHost(options: FakeHostOptions = {}): Promise<FakeHost> {
  const { info = {}, messages = [], people = [], clock = new ManualClock(), ask, origin } = options;
  const { role = 'member', ...me } = { ...SAM, ...options.me };
  const deployment = new FakeDeployment({ clock });
  const id = info.id ?? 'fx-london';
  deployment.addRoom({
    title: 'FX desk – London',
    description: 'Spot and forwards, 07:00 to 17:00. No client names here.',
    ...info,
    id,
    roles: { [me.id]: role },
  });
  for (const { author, ...draft } of messages) deployment.say(id, toPerson(author), draft);
  for (const person of people) deployment.enter(id, toPerson(person));
  const line = new LineConditions();
  const provider = withLine(await deployment.connect(me), line, { clock });
  const room = await joinRoom(provider, id, { clock: createHostClock(clock), ask });
  return new FakeHost({ deployment, room, clock, line, origin });
}
