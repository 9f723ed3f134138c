import type { HostRoom, LinkedSession } from '@roompane/host';
import type { Cursor, Grant, LiveEvent, Outcome } from '@roompane/protocol';
import type { StateName } from './known-states.ts';

/** Events that are still wanted, of each of an add-in's streams. */
export type Wanted = Readonly<Record<'messages' | StateName, number>>;

/** What an add-in's page goes on from. */
export interface ReaderStart {
  /** The place of the last event that a former page was given. */
  readonly cursor: Cursor | undefined;
  readonly wanted: Wanted;
}

/** What a page does when it is told to, as JSON. */
export type ReaderAct =
  | { readonly do: 'want'; readonly count: number }
  | { readonly do: 'hold'; readonly isHeld: boolean }
  /** It stops the stream that it reads; says bye; runs no more. */
  | { readonly do: 'stop' | 'bye' | 'end' }
  | RoomAct;

/** What it asks of its room, where it has one. */
export type RoomAct =
  | { readonly do: 'post'; readonly body: string }
  /** All that it was given is read. */
  | { readonly do: 'mark-read' }
  | ReaderChange;

/** A change of a message as an add-in may make it; whether it is made is the room's to say. */
export type ReaderChange = { readonly messageId: string } & (
  | { readonly do: 'edit'; readonly body: string }
  | { readonly do: 'redact' }
  | { readonly do: 'react'; readonly isOn: boolean }
);

/** A page and what it has come to. */
export interface ReaderView extends ReaderStart {
  readonly state: 'connecting' | 'ended' | 'denied' | 'waiting' | 'busy';
  /** What its streams gave it, and how its posts ended. */
  readonly seen: readonly LiveEvent[];
  readonly outcomes: readonly Outcome[];
  /** What went wrong that must not: anything but a coded error. */
  readonly faults: readonly string[];
  /** What it knows of each state, as JSON. */
  readonly known: Partial<Readonly<Record<StateName, unknown>>>;
}

/** One life of an add-in's page, and its session. Nothing arrives by itself, either way. */
export interface Page {
  readonly view: ReaderView;
  readonly session: Pick<LinkedSession, 'setGrants' | 'close'>;
  /** Strings that have not arrived. */
  readonly underway: number;
  /** Lets the string that was sent first arrive. False when none is under way. */
  deliver(): boolean;
  tell(act: ReaderAct): Promise<void>;
  /** Resolves when what arrived has set off all that it does by itself. */
  settled(): Promise<void>;
  /** So much time passes where the page is. */
  pass(ms: number): Promise<void>;
  /** The page and its session go. */
  remove(): void;
}

export interface PageOptions {
  readonly id: string;
  readonly room: HostRoom;
  readonly grants: readonly Grant[];
  readonly start: ReaderStart;
  /** The last page of the same add-in, which goes. */
  readonly former: Page | undefined;
}

/** Where the pages of add-ins are: beside the room in one process, or in frames. */
export interface Pages {
  /** Resolves when the page is there, and what the host said to it is under way. */
  load(options: PageOptions): Promise<Page>;
  /** Resolves in a task behind those that are due. */
  nextTask(): Promise<void>;
}
