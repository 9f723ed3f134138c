import {
  foldRoster,
  type Room,
  type RosterEntry,
  type RosterEvent,
  type TypingState,
  typing,
  unread,
  type UnreadState,
} from '@roompane/protocol';
import { expectSame, expectTrue, isSame } from '../../../testing/src/suites/expectations.ts';

type AnyRoom = Pick<Room, 'call' | 'follow' | 'roster'>;

/** A stream of which only the latest counts, and what a reader makes of it. */
export interface StateStream<State = unknown, Event = unknown> {
  readonly open: (room: AnyRoom, signal: AbortSignal) => AsyncIterable<Event>;
  readonly fold: (state: State | undefined, event: Event) => State;
  /** The state as JSON, so that it can be told from page to page. */
  readonly shown: (state: State) => unknown;
}

function stateStream<State, Event>(stream: StateStream<State, Event>): StateStream {
  // What a stream folds is its own: nobody else gives it a state or an event.
  return stream as StateStream;
}

/** Each new state is another one. @spec ST10 */
function latest<State>(before: State | undefined, now: State): State {
  expectTrue(!isSame(now, before), 'a state twice in a row');
  return now;
}

export type StateName = 'unread' | 'typing' | 'roster';

export const stateStreams: Readonly<Record<StateName, StateStream>> = {
  unread: stateStream<UnreadState, UnreadState>({
    open: (room, signal) => unread(room).live({ signal }),
    fold: latest,
    shown: (state) => state,
  }),
  typing: stateStream<TypingState, TypingState>({
    open: (room, signal) => typing(room).live({ signal }),
    fold: latest,
    shown: (state) => state,
  }),
  roster: stateStream<ReadonlyMap<string, RosterEntry>, RosterEvent>({
    open: (room, signal) => room.roster.live({ signal }),
    fold: (entries = new Map(), event) => {
      const folded = foldRoster(entries, event);
      expectSame(event.count, folded.size, 'the number of people');
      return folded;
    },
    shown: (entries) => [...entries.values()].sort((one, other) => (one.person.id < other.person.id ? -1 : 1)),
  }),
};

export const STATE_NAMES = Object.keys(stateStreams) as readonly StateName[];
