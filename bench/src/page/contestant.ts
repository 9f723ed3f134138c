// The contract of a contestant. Each has a folder with two files: `host.ts` exports `createHost: CreateHost`, `frame.ts`
// exports `connect: Connect`. Both serve the same room with what the library offers an author, unmodified from npm and as
// its own documentation says, and do nothing beside it: what is faster or slower is the library.
import type { LogEvent, LogPage } from '@roompane/protocol';
import type { RoomLog } from './room-log.ts';

export interface MountedAt {
  readonly url: string;
  /** The frame has an opaque origin: its messages come from `null`. */
  readonly isOpaque: boolean;
}

/** The host's side of a contestant. */
export interface BenchHost {
  /**
   * Loads the page into `frame`, which is in the document, has its sandbox and no address yet, and serves it the room.
   * Listens before it sets `src`. Returns what lets go of the frame, which is removed afterwards.
   */
  mount(frame: HTMLIFrameElement, at: MountedAt): () => void;
  /** Sends one new event, which is in the log already, to all frames, as the library would have an author do it. */
  emit(event: LogEvent): void;
}

export type CreateHost = (log: RoomLog) => BenchHost | Promise<BenchHost>;

/** The frame's side of a contestant, connected. */
export interface BenchFrame {
  /** One call with one answer: `limit` events, the newest or those before a place. */
  readPage(limit: number, before?: string): Promise<LogPage>;
  /** Gives each new event to `listener`, in order. Resolves once nothing that is emitted from now on is missed. */
  follow(listener: (event: LogEvent) => void): Promise<void>;
  /** The whole log by the fastest way there is, each event given once. */
  readAll(listener: (event: LogEvent) => void): Promise<void>;
}

/** Settles when the first call may be made. */
export type Connect = () => Promise<BenchFrame>;

/** What the host's side of every contestant but Roompane answers. */
export interface PageQuestion {
  readonly limit: number;
  readonly before?: string | undefined;
}
