import {
  type AskUser,
  createHostClock,
  type EnterRoom,
  type HostRoom,
  type OutgoingRecord,
  SharedRooms,
} from '@roompane/host';
import { type Person, RoompaneError, toRoompaneError } from '@roompane/protocol';
import { createLocalProvider, DEMO_ROOMS } from '@roompane/provider-local';
import type { LineConditions } from '@roompane/testing/faults';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FIRST_ROOM_ID } from './first-room.ts';

export interface ConnectionOptions {
  /** Asks the one whose room it is. */
  readonly ask: AskUser;
  /** Records what becomes of drafts. */
  readonly drafts?: OutgoingRecord;
}

/** A room of the demo as one person has it. Being somebody else is another room; the former one is left. */
export class Connection implements ReactiveController {
  /** The room's time: held, no check of a post runs out of it. */
  readonly clock = createHostClock();
  readonly #host: ReactiveControllerHost;
  readonly #line: LineConditions;
  readonly #ask: AskUser;
  readonly #drafts: OutgoingRecord | undefined;
  /** Of the person's time at the chat server. */
  #ending = new AbortController();
  /** Of their way into a room, until another one is wanted. */
  #going = new AbortController();
  /** Of their time in the room that they entered last. */
  #stay = new AbortController();
  #person: Person | undefined;
  #roomId = FIRST_ROOM_ID;
  #rooms: Promise<SharedRooms> | undefined;
  /** The room once it is joined. */
  room: HostRoom | undefined;
  /** The room that was entered last: by it the others are found, also while the next one is on its way or not to be had. */
  around: HostRoom | undefined;
  /** Why there is none. */
  error: RoompaneError | undefined;

  constructor(host: ReactiveControllerHost, line: LineConditions, { ask, drafts }: ConnectionOptions) {
    this.#host = host;
    this.#line = line;
    this.#ask = ask;
    this.#drafts = drafts;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#person) this.be(this.#person);
  }

  hostDisconnected(): void {
    this.#ending.abort();
  }

  get person(): Person | undefined {
    return this.#person;
  }

  /** The room that is wanted, whether it is there or not. */
  get roomId(): string {
    return this.#roomId;
  }

  /** Lets somebody into another room of the demo: an add-in whose grants let it ask, a list that says what is unread. */
  readonly enterRoom: EnterRoom = async (otherId, options) => {
    if (!this.#rooms) throw new RoompaneError('provider/unavailable');
    return (await this.#rooms).enter(otherId, options);
  };

  /** Leaves the room and comes back as `person`. */
  be(person: Person): void {
    this.#ending.abort();
    const { signal } = (this.#ending = new AbortController());
    this.#person = person;
    this.around = undefined;
    this.#rooms = this.#connect(person, signal);
    this.#go();
  }

  /** Goes to another room. The former is left once the other is there. */
  open(roomId: string): void {
    if (roomId === this.#roomId && !this.error) return;
    this.#roomId = roomId;
    if (this.#person) this.#go();
  }

  /** Leaves the room and stays away. */
  leave(): void {
    this.#ending.abort();
    this.#person = undefined;
    this.around = undefined;
    this.#rooms = undefined;
    this.#show({});
  }

  retry(): void {
    if (this.#person) this.be(this.#person);
  }

  async #connect(me: Person, signal: AbortSignal): Promise<SharedRooms> {
    const { createOutbox, seedDemo, startRatesBot, withLine } = await import('./demo.ts');
    signal.throwIfAborted();
    const provider = withLine(createLocalProvider({ me }), this.#line, { clock: this.clock });
    signal.addEventListener('abort', () => void provider.disconnect(), { once: true });
    await provider.connect({ signal });
    await seedDemo({}, { signal });
    startRatesBot({}, { roomId: DEMO_ROOMS.fxDesk, signal });
    const outbox = createOutbox({ deployment: 'playground', userId: me.id });
    return new SharedRooms(provider, { clock: this.clock, ask: this.#ask, outbox });
  }

  #go(): void {
    this.#going.abort();
    const going = (this.#going = new AbortController());
    const signal = AbortSignal.any([this.#ending.signal, going.signal]);
    this.#show({});
    this.#enter(this.#roomId, signal).catch((thrown: unknown) => {
      if (!signal.aborted) this.#show({ error: toRoompaneError(thrown, 'provider/unavailable') });
    });
  }

  async #enter(roomId: string, isWanted: AbortSignal): Promise<void> {
    const { room, leave } = await this.enterRoom(roomId, { signal: isWanted });
    if (isWanted.aborted) return leave();
    this.#stay.abort();
    this.#stay = new AbortController();
    const signal = AbortSignal.any([this.#ending.signal, this.#stay.signal]);
    signal.addEventListener('abort', leave, { once: true });
    this.#drafts?.watch(room, { signal });
    const handleClosed = ({ reason }: { readonly reason: RoompaneError }): void => this.#show({ error: reason });
    room.addEventListener('closed', handleClosed, { signal });
    for (const changed of ['info-changed', 'me-changed'] as const)
      room.addEventListener(changed, () => this.#host.requestUpdate(), { signal });
    this.around = room;
    this.#show({ room });
  }

  #show({ room, error }: { readonly room?: HostRoom; readonly error?: RoompaneError }): void {
    this.room = room;
    this.error = error;
    this.#host.requestUpdate();
  }
}
