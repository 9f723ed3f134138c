import type { Draft, DraftWants, RoompaneError, RoomLimits } from '@roompane/protocol';
import { type Budgets, DEFAULT_BUDGETS, type DraftRun, type RunEffect, type RunInput } from './draft-run.ts';
import { type AttachedInterceptor, hasHandler, type InterceptorPresence, type Sender } from './interceptor.ts';
import { stepRun } from './step-run.ts';

/** All drafts on their way out of one room, and those who look at them. Plain data. */
export interface PipelineState {
  readonly budgets: Budgets;
  readonly interceptors: readonly AttachedInterceptor[];
  /** In the order in which they were entered. Those that ended are not kept. */
  readonly runs: ReadonlyMap<number, DraftRun>;
  /** Once the room is over, drafts fail with this. */
  readonly closed?: RoompaneError;
}

/** What can happen to a pipeline. */
export type PipelineAct =
  | {
      readonly type: 'submit';
      readonly runId: number;
      readonly draft: Draft;
      readonly composer?: string;
      readonly sender?: Sender;
      readonly asWritten?: boolean;
      readonly limits?: RoomLimits;
    }
  | { readonly type: 'run'; readonly runId: number; readonly input: RunInput }
  | { readonly type: 'attach'; readonly interceptor: AttachedInterceptor }
  | {
      readonly type: 'ready';
      readonly mountedAt: number;
      readonly includeOwn: boolean;
      readonly wants?: DraftWants;
    }
  | { readonly type: 'respond'; readonly mountedAt: number; readonly isResponsive: boolean }
  | { readonly type: 'allow-others'; readonly mountedAt: number; readonly mayInterceptOthers: boolean }
  | { readonly type: 'not-ready'; readonly mountedAt: number }
  | { readonly type: 'lost'; readonly mountedAt: number; readonly mayReturn: boolean }
  | { readonly type: 'detach'; readonly mountedAt: number }
  | { readonly type: 'close'; readonly error: RoompaneError };

/** With the clock's time of it: the reducer has no other. */
export type PipelineInput = PipelineAct & { readonly atMs: number };

export type PipelineStep = readonly [PipelineState, readonly RunEffect[]];

export function createPipelineState(budgets: Partial<Budgets> = {}): PipelineState {
  return { budgets: { ...DEFAULT_BUDGETS, ...budgets }, interceptors: [], runs: new Map() };
}

/** The whole pipeline as a pure function: who is in the way, and which draft's turn it is. @spec OP2 OP4 OP9 OP10 OP11 */
export function stepPipeline(state: PipelineState, input: PipelineInput): PipelineStep {
  const [next, effects] = take(state, input);
  return letOut(next, effects, input.atMs);
}

function take(state: PipelineState, input: PipelineInput): PipelineStep {
  const { atMs } = input;
  switch (input.type) {
    case 'submit':
      return submit(state, input);
    case 'run':
      return stepOne(state, input.runId, { atMs, input: input.input });
    case 'attach':
      return [{ ...state, interceptors: [...state.interceptors, input.interceptor] }, []];
    case 'ready': {
      const { mountedAt, includeOwn, wants } = input;
      const handler = { presence: 'ready', isMissed: false, includeOwn, wants } as const;
      return stepAll(change(state, mountedAt, handler), { atMs, input: { type: 'interceptor-ready', mountedAt } });
    }
    case 'respond':
      return respond(state, input);
    case 'allow-others':
      return allowOthers(state, input);
    case 'not-ready':
      return loseHandler(state, input, { presence: 'loading', isMissed: false });
    case 'lost': {
      const before = find(state, input.mountedAt);
      const isMissed = before !== undefined && (hasHandler(before) || before.isMissed);
      return loseHandler(state, input, { presence: input.mayReturn ? 'loading' : 'gone', isMissed });
    }
    case 'detach': {
      const { mountedAt } = input;
      const interceptors = state.interceptors.filter((each) => each.mountedAt !== mountedAt);
      return stepAll({ ...state, interceptors }, { atMs, input: { type: 'interceptor-gone', mountedAt } });
    }
    case 'close': {
      const closed = state.closed ? state : { ...state, closed: input.error };
      return stepAll(closed, { atMs, input: { type: 'closed', error: input.error } });
    }
  }
}

function submit(state: PipelineState, input: Extract<PipelineInput, { readonly type: 'submit' }>): PipelineStep {
  const { runId, draft, composer, sender, asWritten, limits, atMs } = input;
  const run: DraftRun = {
    id: runId,
    ...(composer === undefined ? {} : { composer }),
    ...(sender ? { sender } : {}),
    ...(asWritten ? { asWritten } : {}),
    ...(limits ? { limits } : {}),
    original: draft,
    draft,
    reachedAtMs: atMs,
    spentMs: 0,
    steps: [],
    phase: { name: 'moving' },
  };
  const entered = { ...state, runs: new Map(state.runs).set(runId, run) };
  const first: RunInput = state.closed ? { type: 'closed', error: state.closed } : { type: 'submitted' };
  const [next, effects] = stepOne(entered, runId, { atMs, input: first });
  return [next, [{ type: 'tell-entered', run }, ...effects]];
}

function loseHandler(
  state: PipelineState,
  { mountedAt, atMs }: Extract<PipelineInput, { readonly type: 'not-ready' | 'lost' }>,
  now: Required<Pick<Change, 'presence' | 'isMissed'>>,
): PipelineStep {
  const before = find(state, mountedAt);
  const lost = change(state, mountedAt, { ...now, includeOwn: false, wants: undefined });
  // What waits for one that is not there yet goes on waiting while it may come.
  if (!before || (now.presence === 'loading' && !hasHandler(before))) return [lost, []];
  return stepAll(lost, { atMs, input: { type: 'interceptor-gone', mountedAt } });
}

/** A page that does not answer gives no verdicts either; one that is heard again is asked again. @spec OP18 */
function respond(
  state: PipelineState,
  { mountedAt, isResponsive, atMs }: Extract<PipelineInput, { readonly type: 'respond' }>,
): PipelineStep {
  const before = find(state, mountedAt);
  if (!before || !hasHandler(before)) return [state, []];
  const changed = change(state, mountedAt, { presence: isResponsive ? 'ready' : 'unresponsive' });
  return isResponsive ? [changed, []] : stepAll(changed, { atMs, input: { type: 'interceptor-silent', mountedAt } });
}

/** Who may no longer see other add-ins' drafts loses those that it has. */
function allowOthers(
  state: PipelineState,
  { mountedAt, mayInterceptOthers, atMs }: Extract<PipelineInput, { readonly type: 'allow-others' }>,
): PipelineStep {
  const changed = change(state, mountedAt, { mayInterceptOthers });
  const key = find(changed, mountedAt)?.sessionKey;
  if (mayInterceptOthers || key === undefined) return [changed, []];
  const isOthers = ({ sender }: DraftRun): boolean => sender !== undefined && sender.sessionKey !== key;
  return stepAll(changed, { atMs, input: { type: 'interceptor-gone', mountedAt }, isMeant: isOthers });
}

interface Happening {
  readonly atMs: number;
  readonly input: RunInput;
}

function stepOne(state: PipelineState, runId: number, { atMs, input }: Happening): PipelineStep {
  const run = state.runs.get(runId);
  if (!run) return [state, []];
  const [next, effects] = stepRun(run, input, { atMs, interceptors: state.interceptors, budgets: state.budgets });
  const runs = new Map(state.runs);
  if (next.phase.name === 'ended') runs.delete(runId);
  else runs.set(runId, next);
  return [{ ...state, runs }, effects];
}

function stepAll(
  state: PipelineState,
  { isMeant, ...happening }: Happening & { readonly isMeant?: (run: DraftRun) => boolean },
): PipelineStep {
  let current = state;
  const all: RunEffect[] = [];
  for (const [runId, run] of state.runs) {
    if (isMeant && !isMeant(run)) continue;
    const [next, effects] = stepOne(current, runId, happening);
    current = next;
    all.push(...effects);
  }
  return [current, all];
}

/** Drafts of one composer leave in the order of entry, each when the one before has ended; others at once. @spec OP10 */
function letOut(state: PipelineState, effects: readonly RunEffect[], atMs: number): PipelineStep {
  const busy = new Set<string>();
  let current = state;
  const all = [...effects];
  for (const { id, composer, phase } of state.runs.values()) {
    if (phase.name === 'cleared' && !(composer !== undefined && busy.has(composer))) {
      const [next, more] = stepOne(current, id, { atMs, input: { type: 'turn-came' } });
      current = next;
      all.push(...more);
    }
    if (composer !== undefined) busy.add(composer);
  }
  return [current, all];
}

function find({ interceptors }: PipelineState, mountedAt: number): AttachedInterceptor | undefined {
  return interceptors.find((each) => each.mountedAt === mountedAt);
}

interface Change {
  readonly presence?: InterceptorPresence;
  readonly isMissed?: boolean;
  readonly includeOwn?: boolean;
  readonly mayInterceptOthers?: boolean;
  /** Absent: as they are. `undefined`: everything. */
  readonly wants?: DraftWants | undefined;
}

function change(state: PipelineState, mountedAt: number, now: Change): PipelineState {
  const interceptors = state.interceptors.map((each) => (each.mountedAt === mountedAt ? { ...each, ...now } : each));
  return { ...state, interceptors };
}
