import type { AddinSession, EnterRoom, FailurePolicy, HostRoom } from '@roompane/host';
import type { Grant } from '@roompane/protocol';
import type { FakeDeployment } from '../fake-deployment.ts';
import type { FakeProvider } from '../fake-provider.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { AddinActs, Sight } from './addin-acts.ts';
import type { Tell } from './tell.ts';

/** The host's side of a session, as much of it as every transport has. */
export type SessionHandle = Pick<
  AddinSession,
  'state' | 'error' | 'setGrants' | 'setAppearance' | 'holdClocks' | 'close' | 'addEventListener'
>;

export interface SeatOptions {
  /** Names the add-in. @default 'one' */
  readonly id?: string;
  /** @default all */
  readonly grants?: readonly Grant[];
  readonly order?: number;
  readonly interceptPolicy?: FailurePolicy;
  /** @default nobody is let into other rooms */
  readonly enterRoom?: EnterRoom;
}

/** One connected add-in in a stage's room. */
export interface Seat {
  readonly session: SessionHandle;
  readonly tell: Tell<AddinActs>;
  /** What it saw when it was welcomed. */
  readonly sight: Sight;
  /** Takes the add-in out of the page, without a word to anybody. */
  readonly remove: () => void;
}

/** A joined room on a fake chat server, and a way for add-ins to come into it. */
export interface RoomStage {
  /** The room's id on the server is `fx`; the local user is a member, and so is `rates`. */
  readonly deployment: FakeDeployment;
  readonly provider: FakeProvider;
  readonly room: HostRoom;
  /** The time of room and sessions. */
  readonly clock: ManualClock;
  /** Stops and starts the time of the room and of every session. */
  readonly holdClocks: (areHeld: boolean) => void;
}

/** What a variant of the session's suite brings for one case. */
export interface SessionStage extends RoomStage {
  /** Brings one more add-in in; resolves when it is connected. */
  readonly seat: (options?: SeatOptions) => Promise<Seat>;
}

/** One rule to hold, for any runner: `it(title, () => run(stage))`. It throws when the rule is broken. */
export interface SuiteCase<Stage> {
  /** Quotes the rules of docs/SPEC.md that it holds. */
  readonly title: string;
  readonly run: (stage: Stage) => Promise<void>;
}
