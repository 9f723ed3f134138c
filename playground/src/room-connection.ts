import {
  type AskUser,
  createHostClock,
  type EnterRoom,
  type HostRoom,
  type OutgoingRecord,
  SharedRooms,
} from '@roompane/host';
import { type Person, RoompaneError, toRoompaneError } from '@roompane/protocol';
import { createLocalProvider, DEMO_ROOMS, seedDemo, startRatesBot } from '@roompane/provider-local';
import { type LineConditions, withLine } from '@roompane/testing/faults';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const roomId = DEMO_ROOMS.fxDesk;

export interface ConnectionOptions {
  /** Asks the one whose room it is. */
  readonly ask: AskUser;
  /** Records what becomes of drafts. */
  readonly drafts?: OutgoingRecord;
}

/** The demo's room as one person has it. Being somebody else is another room; the former one is left. */
export class Connection implements ReactiveController {
  /** The room's time: held, no check of a post runs out of it. */
  readonly clock = createHostClock();
  readonly #host: ReactiveControllerHost;
  readonly #line: LineConditions;
  readonly #ask: AskUser;
  readonly #drafts: OutgoingRecord | undefined;
  #ending = new AbortController();
  #person: Person | undefined;
  #rooms: SharedRooms | undefined;
  /** The room once it is joined. */
  room: HostRoom | undefined;
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

  /** Lets an add-in into another room of the demo, whichever its grants let it ask for. */
  readonly enterRoom: EnterRoom = async (otherId, options) => {
    if (!this.#rooms) throw new RoompaneError('provider/unavailable');
    return this.#rooms.enter(otherId, options);
  };

  /** Leaves the room and comes back as `person`. */
  be(person: Person): void {
    this.#ending.abort();
    const { signal } = (this.#ending = new AbortController());
    this.#person = person;
    this.#show({});
    this.#join(person, signal).catch((thrown: unknown) => {
      if (!signal.aborted) this.#show({ error: toRoompaneError(thrown, 'provider/unavailable') });
    });
  }

  /** Leaves the room and stays away. */
  leave(): void {
    this.#ending.abort();
    this.#person = undefined;
    this.#show({});
  }

  retry(): void {
    if (this.#person) this.be(this.#person);
  }

  async #join(me: Person, signal: AbortSignal): Promise<void> {
    const provider = withLine(createLocalProvider({ me }), this.#line, { clock: this.clock });
    signal.addEventListener('abort', () => void provider.disconnect(), { once: true });
    await provider.connect({ signal });
    await seedDemo({}, { signal });
    const rooms = new SharedRooms(provider, { clock: this.clock, ask: this.#ask });
    const { room, leave } = await rooms.enter(roomId, { signal });
    signal.addEventListener('abort', leave, { once: true });
    this.#rooms = rooms;
    this.#drafts?.watch(room, { signal });
    startRatesBot({}, { roomId, signal });
    const handleClosed = ({ reason }: { readonly reason: RoompaneError }): void => this.#show({ error: reason });
    room.addEventListener('closed', handleClosed, { signal });
    for (const changed of ['info-changed', 'me-changed'] as const)
      room.addEventListener(changed, () => this.#host.requestUpdate(), { signal });
    this.#show({ room });
  }

  #show({ room, error }: { readonly room?: HostRoom; readonly error?: RoompaneError }): void {
    this.room = room;
    this.error = error;
    this.#host.requestUpdate();
  }
}
