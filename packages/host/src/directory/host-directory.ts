import {
  type Clock,
  type FollowedState,
  type Invitation,
  type InvitationsState,
  LIMITS,
  type RoomInfo,
  type RoomProvider,
} from '@roompane/protocol';
import { followStream } from '../room/follow-stream.ts';
import { StateFeed } from '../room/state-feed.ts';
import { fitList } from './fit-list.ts';
import { readAgain } from './read-again.ts';

/** What is read anew whenever it changes. */
interface Listed<Item, State> {
  readonly read: (signal: AbortSignal) => Promise<readonly Item[]>;
  readonly bell: string;
  readonly toState: (items: readonly Item[]) => State;
}

const directories = new WeakMap<RoomProvider, HostDirectory>();

/** The directory of a provider: the same for every room that was joined with it, so that the server is read once for all. */
export function directoryOf(provider: RoomProvider, clock: Clock): HostDirectory {
  const known = directories.get(provider) ?? new HostDirectory(provider, clock);
  directories.set(provider, known);
  return known;
}

/**
 * The lists that a provider keeps for the local user, as states: read when somebody asks first, then each time the provider
 * says that they changed, and again by itself while the server is away. @spec DI2
 */
export class HostDirectory {
  readonly #provider: RoomProvider;
  readonly #clock: Clock;
  readonly #closed = new AbortController();
  #followed: StateFeed<FollowedState> | undefined;
  #invitations: StateFeed<InvitationsState> | undefined;

  constructor(provider: RoomProvider, clock: Clock) {
    this.#provider = provider;
    this.#clock = clock;
    const { signal } = this.#closed;
    const endWhenClosed = (): void => void (provider.state === 'closed' && this.#closed.abort());
    provider.addEventListener('state-changed', endWhenClosed, { signal });
    endWhenClosed();
  }

  /** Whoever reads it has the latest; what failed for good is begun anew for the next who comes. */
  get followed(): StateFeed<FollowedState> {
    if (this.#followed && !this.#followed.failed.aborted) return this.#followed;
    return (this.#followed = this.#list<RoomInfo, FollowedState>({
      read: (signal) => this.#provider.followed({ signal }),
      bell: 'followed-changed',
      toState: (all) => {
        const rooms = fitList(all, LIMITS.followedRooms);
        return { rooms, isTruncated: rooms.length < all.length };
      },
    }));
  }

  /** As {@link HostDirectory.followed}. */
  get invitations(): StateFeed<InvitationsState> {
    if (this.#invitations && !this.#invitations.failed.aborted) return this.#invitations;
    return (this.#invitations = this.#list<Invitation, InvitationsState>({
      read: (signal) => this.#provider.invitations({ signal }),
      bell: 'invitations-changed',
      toState: (all) => ({ invitations: fitList(all, LIMITS.invitations) }),
    }));
  }

  #list<Item, State extends object>({ read, bell, toState }: Listed<Item, State>): StateFeed<State> {
    const { signal } = this.#closed;
    const follow = async (): Promise<void> => {
      const open = (): AsyncIterable<readonly Item[]> => readAgain({ read, target: this.#provider, bell, signal });
      const take = (items: readonly Item[]): void => feed.update(toState(items));
      const error = await followStream(open, { take, clock: this.#clock, signal });
      if (error) feed.fail(error);
    };
    const feed = new StateFeed<State>(undefined, () => void follow());
    return feed;
  }
}
