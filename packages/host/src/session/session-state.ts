import { initialMeterState, type MeterState, stepMeter } from '@roompane/bridge';
import { RoompaneError } from '@roompane/protocol';
import type { SessionPhase } from './session-state-event.ts';

/** One mounted add-in, as data. */
export interface SessionState {
  readonly phase: SessionPhase;
  /** Why it ended; the first reason counts. */
  readonly error: RoompaneError | undefined;
  /** There is a document that said hello, and a port to it. */
  readonly isConnected: boolean;
  /** The room to stand in: not there yet, there, or why it never will be. */
  readonly room: 'awaited' | 'joined' | RoompaneError;
  /** The mount's last session ended by abuse: no other begins before a reload. */
  readonly isBarred: boolean;
  /** Each hello costs a session: a frame that goes on saying it is measured as one that goes on being refused. */
  readonly hellos: MeterState;
}

export const initialSessionState: SessionState = {
  phase: 'loading',
  error: undefined,
  isConnected: false,
  room: 'awaited',
  isBarred: false,
  hellos: initialMeterState,
};

export type SessionInput =
  /** The frame's document is there. */
  | { readonly type: 'loaded' }
  /** A document said hello, rightly; its port is at hand. */
  | { readonly type: 'greeted'; readonly atMs: number }
  /** The document on the port was told of the room: the session has begun. */
  | { readonly type: 'welcomed' }
  | { readonly type: 'room-joined' }
  | { readonly type: 'room-failed'; readonly error: RoompaneError }
  /** The far side has not answered for 10 s. */
  | { readonly type: 'silent' }
  | { readonly type: 'heard' }
  /** The user or the client wants the address mounted afresh. */
  | { readonly type: 'reload' }
  | { readonly type: 'end'; readonly error: RoompaneError };

export type SessionEffect =
  /** Close the connection there was, with this as the reason. */
  | { readonly type: 'disconnect'; readonly error: RoompaneError }
  /** Take the port of the hello, or close it unread. */
  | { readonly type: 'take-port' | 'close-port' }
  /** Tell the document on the port to wait, or welcome it. */
  | { readonly type: 'wait' | 'welcome' };

type Step = readonly [SessionState, readonly SessionEffect[]];

/** What becomes of a mounted add-in. @spec HS6 HS9 LI3 LV2 LT1 */
export function stepSession(state: SessionState, input: SessionInput): Step {
  switch (input.type) {
    case 'loaded':
      return [state.phase === 'loading' ? { ...state, phase: 'connecting' } : state, []];
    case 'greeted':
      return greet(state, input.atMs);
    case 'welcomed':
      return [{ ...state, phase: 'ready', error: undefined }, []];
    case 'room-joined':
      return [{ ...state, room: 'joined' }, state.isConnected ? [{ type: 'welcome' }] : []];
    case 'room-failed':
      return end({ ...state, room: input.error }, input.error);
    case 'silent':
      return [state.phase === 'ready' ? { ...state, phase: 'unresponsive' } : state, []];
    case 'heard':
      return [state.phase === 'unresponsive' ? { ...state, phase: 'ready' } : state, []];
    case 'reload': {
      const [ended, effects] = end(state, new RoompaneError('connection/replaced'));
      return [{ ...ended, phase: 'loading', error: undefined, isBarred: false }, effects];
    }
    case 'end':
      return end(state, input.error);
  }
}

function greet(state: SessionState, atMs: number): Step {
  const [hellos, abuse] = stepMeter(state.hellos, { type: 'refused', atMs });
  const measured = { ...state, hellos };
  if (abuse || state.isBarred) {
    const [ended, effects] = abuse ? end(measured, abuse) : [measured, []];
    return [ended, [...effects, { type: 'close-port' }]];
  }
  const former: readonly SessionEffect[] = state.isConnected
    ? [{ type: 'disconnect', error: new RoompaneError('connection/replaced') }]
    : [];
  const taken = { ...measured, isConnected: true };
  const effects: readonly SessionEffect[] = [...former, { type: 'take-port' }];
  if (state.room === 'joined') return [taken, [...effects, { type: 'welcome' }]];
  if (state.room === 'awaited') return [taken, [...effects, { type: 'wait' }]];
  // There will be no room: the document learns why, on its port.
  const [ended, endings] = end(taken, state.room);
  return [ended, [...effects, ...endings]];
}

/**
 * The rendezvous goes on: a page that says hello with this mount's token begins anew, but for one that ended by abuse,
 * which only a reload brings back.
 */
function end(state: SessionState, error: RoompaneError): Step {
  const isBarred = state.isBarred || error.code === 'limit/abusive';
  return [
    { ...state, phase: 'ended', error: state.error ?? error, isConnected: false, isBarred },
    state.isConnected ? [{ type: 'disconnect', error }] : [],
  ];
}
