import {
  type Abortable,
  type Clock,
  type Person,
  type ProviderCapabilities,
  type ProviderRoom,
  type ProviderState,
  type RoomInfo,
  RoompaneError,
  type RoomPage,
  type RoomProvider,
  type RoomQuery,
  type Invitation,
} from '@roompane/protocol';
import { Line } from './line.ts';
import type { LineConditions } from './line-conditions.ts';
import { LineRoom } from './line-room.ts';

/**
 * A provider over a line whose conditions change while it runs: give it to `joinRoom` in the place of the one it wraps. It
 * keeps the whole contract of {@link RoomProvider}: offline it is `offline`, calls reject with `provider/unavailable`, and
 * streams hold back; back online they go on from their place, nothing lost or doubled, with `gap` where the wrapped
 * provider says so. `disconnect` disconnects the wrapped one. Leaving and disconnecting wait for no line.
 */
export function withLine(
  provider: RoomProvider,
  conditions: LineConditions,
  { clock }: { readonly clock: Clock },
): RoomProvider {
  return new LineProvider(provider, new Line(conditions, clock));
}

const LISTS = ['followed-changed', 'invitations-changed'];

class LineProvider extends EventTarget implements RoomProvider {
  readonly #provider: RoomProvider;
  readonly #line: Line;
  readonly #over = new AbortController();
  /** Who connects while the line is down is connected when it is back. */
  #isConnectionDue = false;
  /** Lists that changed and of which nobody could be told. */
  readonly #due = new Set<string>();
  #toldState: ProviderState;

  constructor(provider: RoomProvider, line: Line) {
    super();
    this.#provider = provider;
    this.#line = line;
    this.#toldState = this.state;
    const { signal } = this.#over;
    provider.addEventListener('state-changed', () => this.#tellState(), { signal });
    for (const type of LISTS) provider.addEventListener(type, () => this.#hear(type), { signal });
    line.addEventListener('changed', () => this.#change(), { signal });
  }

  get capabilities(): ProviderCapabilities {
    return this.#provider.capabilities;
  }

  get me(): Person {
    return this.#provider.me;
  }

  get serverOffsetMs(): number | undefined {
    const { serverOffsetMs } = this.#provider;
    return serverOffsetMs === undefined ? undefined : serverOffsetMs + this.#line.conditions.clockSkewMs;
  }

  get state(): ProviderState {
    const { state } = this.#provider;
    return state !== 'closed' && this.#line.conditions.isOffline ? 'offline' : state;
  }

  connect(options: Abortable = {}): Promise<void> {
    this.#isConnectionDue = this.#line.connected.aborted;
    return this.#call(() => this.#provider.connect(options), options);
  }

  followed(options: Abortable = {}): Promise<readonly RoomInfo[]> {
    return this.#call(() => this.#provider.followed(options), options);
  }

  follow(roomId: string, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#provider.follow(roomId, options), options);
  }

  unfollow(roomId: string, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#provider.unfollow(roomId, options), options);
  }

  find(query: RoomQuery, options: Abortable = {}): Promise<RoomPage> {
    return this.#call(() => this.#provider.find(query, options), options);
  }

  get(roomId: string, options: Abortable = {}): Promise<RoomInfo> {
    return this.#call(() => this.#provider.get(roomId, options), options);
  }

  invitations(options: Abortable = {}): Promise<readonly Invitation[]> {
    return this.#call(() => this.#provider.invitations(options), options);
  }

  decline(roomId: string, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#provider.decline(roomId, options), options);
  }

  join(roomId: string, options: Abortable = {}): Promise<ProviderRoom> {
    const { signal } = options;
    return this.#line.call({
      signal,
      ended: this.#line.closed,
      endError: toClosed,
      act: async () => new LineRoom(await this.#provider.join(roomId, options), this.#line),
      abandon: (room) => void room.leave().catch(() => undefined),
    });
  }

  async disconnect(): Promise<void> {
    this.#line.close();
    await this.#provider.disconnect();
    // Not before: that it is closed is the last thing that it tells.
    this.#over.abort();
  }

  #call<T>(act: () => Promise<T>, { signal }: Abortable): Promise<T> {
    return this.#line.call({ act, signal, ended: this.#line.closed, endError: toClosed });
  }

  #change(): void {
    if (this.#isConnectionDue && !this.#line.connected.aborted) {
      this.#isConnectionDue = false;
      // Whether that worked is what the state says.
      this.#provider.connect().catch(() => undefined);
    }
    this.#tellState();
    for (const type of this.#due) this.#hear(type);
  }

  /** A change that came while the line was down is told when it is back. */
  #hear(type: string): void {
    this.#due.add(type);
    this.#line.receive(() => {
      if (this.#due.delete(type)) this.dispatchEvent(new Event(type));
    });
  }

  #tellState(): void {
    const { state } = this;
    if (state === this.#toldState) return;
    this.#toldState = state;
    this.dispatchEvent(new Event('state-changed'));
  }
}

function toClosed(): RoompaneError {
  return new RoompaneError('connection/closed', { message: 'This provider was disconnected. Create another one.' });
}
