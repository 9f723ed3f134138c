import { type Hello, Misfit, negotiateVersion, parseHello, PROTOCOL_VERSIONS, RoompaneError } from '@roompane/protocol';

/** What a mount knows of the document in its frame. */
export interface RendezvousState {
  /** In doubt: a `load` came that nobody announced, and its document may have said hello before it. */
  readonly phase: 'loading' | 'connected' | 'in-doubt' | 'ended';
  /** `load` events since the mount. */
  readonly loads: number;
  /** `load` events still to come that belong to documents we know. */
  readonly loadsDue: number;
  /** The last `load` came before any hello of its document: it may be that of the next document to say hello. */
  readonly hasUnclaimedLoad: boolean;
}

/** A document is on its way from the moment of mounting. */
export const initialRendezvousState: RendezvousState = {
  phase: 'loading',
  loads: 0,
  loadsDue: 1,
  hasUnclaimedLoad: false,
};

/** What a mount expects of a hello. */
export interface RendezvousRules {
  readonly token: string;
  /** `null` for an opaque frame, else the entry's. */
  readonly origin: string;
}

export type RendezvousInput =
  | {
      readonly type: 'heard';
      /** The message came from the window of our frame. */
      readonly isFromFrame: boolean;
      readonly origin: string;
      readonly data: unknown;
      readonly ports: number;
    }
  | { readonly type: 'loaded'; readonly isReadable: boolean }
  /** What was sent ahead of the last `load` has arrived. */
  | { readonly type: 'arrivals-over' }
  /** The time is up that a frame has for its hello, from its load on. */
  | { readonly type: 'silent' }
  | { readonly type: 'ended' };

export type RendezvousEffect =
  | { readonly type: 'accept'; readonly version: number }
  | { readonly type: 'refuse'; readonly error: RoompaneError }
  /** Start the time that the frame has for its hello. */
  | { readonly type: 'await-hello' }
  /** Let what was sent ahead of this `load` arrive, then say that it has. */
  | { readonly type: 'await-arrivals' }
  | { readonly type: 'end'; readonly error: RoompaneError; readonly removesFrame: boolean };

type Step = readonly [RendezvousState, readonly RendezvousEffect[]];

const MAX_HELLO_CHARS = 4_096;

/** @spec HS3 HS4 HS5 HS7 HS9 HS10 HS11 HS14 */
export function stepRendezvous(state: RendezvousState, input: RendezvousInput, rules: RendezvousRules): Step {
  if (state.phase === 'ended') return [state, []];
  switch (input.type) {
    case 'heard':
      return hear(state, input, rules);
    case 'loaded':
      return load(state, input.isReadable);
    case 'arrivals-over': {
      if (state.phase !== 'in-doubt') return [state, []];
      // The frame may still say hello with its token: then it was a slow reload, and a new session begins.
      const error = new RoompaneError('connection/navigated-away');
      return [{ ...state, phase: 'loading' }, [{ type: 'end', error, removesFrame: false }]];
    }
    case 'silent': {
      if (state.phase !== 'loading') return [state, []];
      // A slow add-in may say hello after all, and a frame that loads is looked at, whatever was given up.
      const error = new RoompaneError('connection/addin-silent', { data: { hasLoaded: state.loads > 0 } });
      return [state, [{ type: 'end', error, removesFrame: false }]];
    }
    case 'ended':
      return [{ ...state, phase: 'ended' }, []];
  }
}

function hear(
  state: RendezvousState,
  { isFromFrame, origin, data, ports }: Extract<RendezvousInput, { type: 'heard' }>,
  rules: RendezvousRules,
): Step {
  if (!isFromFrame || origin !== rules.origin || ports !== 1) return [state, []];
  const hello = readHello(data);
  if (!hello || hello.token !== rules.token) return [state, []];
  const version = negotiateVersion(PROTOCOL_VERSIONS, hello.versions);
  if (version === undefined) {
    const { min, max } = PROTOCOL_VERSIONS;
    const versions = { host: { min, max }, addin: { min: hello.versions.min, max: hello.versions.max } };
    return [
      state,
      [{ type: 'refuse', error: new RoompaneError('connection/version-unsupported', { data: versions }) }],
    ];
  }
  // `load` and hello come in either order, also where the hello was sent first: a `load` that nobody claimed is this
  // document's, or the next one would be absorbed in its place. Before the mount's first, one is due whatever the hello says.
  const isDue = hello.isLoadDue && !state.hasUnclaimedLoad;
  const loadsDue = isDue || state.loads === 0 ? 1 : 0;
  return [{ ...state, phase: 'connected', loadsDue, hasUnclaimedLoad: false }, [{ type: 'accept', version }]];
}

function readHello(data: unknown): Hello | undefined {
  if (typeof data !== 'string' || data.length > MAX_HELLO_CHARS) return undefined;
  try {
    return parseHello(JSON.parse(data), '');
  } catch (thrown) {
    if (thrown instanceof Misfit || thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

function load(state: RendezvousState, isReadable: boolean): Step {
  const hasUnclaimedLoad = state.phase !== 'connected' || state.loadsDue === 0;
  const next = { ...state, loads: state.loads + 1, loadsDue: Math.max(0, state.loadsDue - 1), hasUnclaimedLoad };
  if (isReadable) return end(next, new RoompaneError('connection/frame-readable'));
  if (state.phase === 'loading') return [next, [{ type: 'await-hello' }]];
  if (state.loadsDue > 0 || state.phase === 'in-doubt') return [next, []];
  return [{ ...next, phase: 'in-doubt' }, [{ type: 'await-arrivals' }]];
}

function end(state: RendezvousState, error: RoompaneError): Step {
  return [
    { ...state, phase: 'ended' },
    [{ type: 'end', error, removesFrame: error.code === 'connection/frame-readable' }],
  ];
}
