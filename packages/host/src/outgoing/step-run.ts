import { checkDraft, type Draft, type Verdict } from '@roompane/protocol';
import { advance, ask, block, deliver, end, fail, goOn, leave, post, skip, startClock, toFailed } from './chain.ts';
import {
  type DraftRun,
  nameCheck,
  type RunInput,
  type RunPhase,
  type RunStep,
  type RunWorld,
  toTrail,
  type UserAnswer,
} from './draft-run.ts';
import { concerns, mayOverrule } from './interceptor.ts';

/**
 * One draft's way through the interceptors, as a pure function. Inputs that do not fit the phase change nothing: they
 * were under way when the draft moved on. @spec OP2 OP3 OP5 OP6 OP7 OP8 OP9 OP11 OP12 OP13 OP18 OP19
 */
export function stepRun(run: DraftRun, input: RunInput, world: RunWorld): RunStep {
  switch (input.type) {
    case 'submitted':
      return run.phase.name === 'moving' ? advance(run, world) : [run, []];
    case 'withdrawn':
      if (run.phase.name === 'posting' || run.phase.name === 'ended') return [run, []];
      return end(run, { type: 'withdrawn', draft: run.original, trail: toTrail(run) });
    case 'closed':
      return run.phase.name === 'ended' ? [run, []] : end(run, toFailed(run, input.error));
    case 'turn-came':
      return run.phase.name === 'cleared' ? post(run) : [run, []];
    default:
      return stepPhase(run, input, world);
  }
}

type PhaseInput = Exclude<RunInput, { type: 'submitted' | 'withdrawn' | 'closed' | 'turn-came' }>;

function stepPhase(run: DraftRun, input: PhaseInput, world: RunWorld): RunStep {
  switch (run.phase.name) {
    case 'checking':
    case 'barrier':
      return stepCheck(run, input, { world, phase: run.phase });
    case 'loading':
      return stepLoading(run, input, { world, phase: run.phase });
    case 'asking':
      return input.type === 'user-answered' ? answer(run, input.answer, { world, phase: run.phase }) : [run, []];
    case 'posting':
      if (input.type === 'posted') return end(run, { type: 'posted', message: input.message, trail: toTrail(run) });
      return input.type === 'post-failed' ? end(run, toFailed(run, input.error)) : [run, []];
    case 'moving':
    case 'cleared':
    case 'ended':
      return [run, []];
  }
}

interface In<Name extends RunPhase['name']> {
  readonly world: RunWorld;
  readonly phase: Extract<RunPhase, { readonly name: Name }>;
}

function stepCheck(timed: DraftRun, input: PhaseInput, { world, phase }: In<'checking' | 'barrier'>): RunStep {
  const { at } = phase;
  const isOurs = 'checkId' in input && input.checkId === nameCheck(timed, at);
  const run = spend(timed, world.atMs);
  switch (input.type) {
    case 'verdict':
      return isOurs ? judge(run, input.verdict, { world, phase }) : [timed, []];
    case 'check-failed':
      return isOurs ? fail(run, input.failure, { world, at }) : [timed, []];
    case 'progress':
      // The handler is still at it, and its clock starts anew, also when it had just run out. @spec OP7
      return isOurs && run.spentMs < world.budgets.chainMs
        ? startClock(run, { world, at, round: phase.round, ...(input.text === undefined ? {} : { text: input.text }) })
        : [timed, []];
    case 'deadline-passed':
      return phase.name === 'checking' ? raiseBarrier(run, { world, phase }) : [timed, []];
    case 'pong':
      return phase.name === 'barrier' && input.round === phase.round ? fail(run, 'late', { world, at }) : [timed, []];
    case 'barrier-passed':
      return phase.name === 'barrier' ? fail(run, 'late', { world, at }) : [timed, []];
    case 'interceptor-gone':
      return input.mountedAt === at.mountedAt ? fail(run, 'gone', { world, at }) : [timed, []];
    case 'interceptor-silent':
      return input.mountedAt === at.mountedAt ? fail(run, 'late', { world, at }) : [timed, []];
    case 'skipped':
      return isOurs && mayOverrule(at) ? skip(run, at, world) : [timed, []];
    default:
      return [timed, []];
  }
}

/**
 * Adds what the check has used to what the chain has. Never more than its clock was set to: a machine that slept, or a
 * clock that was set, costs the draft nothing.
 */
function spend(run: DraftRun, atMs: number): DraftRun {
  if (run.phase.name !== 'checking') return run;
  const { sinceMs, delayMs } = run.phase.clock;
  return { ...run, spentMs: run.spentMs + Math.min(Math.max(atMs - sinceMs, 0), delayMs) };
}

/** An add-in may change the words; what they answer or edit, and under which key, stays the poster's. @spec OP3 */
function aim(words: Draft, { key, replyTo, edits }: Draft): Draft {
  const { replyTo: _replyTo, edits: _edits, ...rest } = words;
  return { ...rest, ...(replyTo === undefined ? {} : { replyTo }), ...(edits === undefined ? {} : { edits }), key };
}

/** What the verdict says. A replacement that no room would take is no verdict. @spec OP3 OP13 */
function judge(run: DraftRun, verdict: Verdict, { world, phase }: In<'checking' | 'barrier'>): RunStep {
  const { at } = phase;
  const { addin } = at;
  const aimed = (draft: Draft): Draft => aim(draft, run.original);
  switch (verdict.type) {
    case 'pass':
      return goOn(run, { addin, did: 'passed' }, { world });
    case 'replace': {
      if (checkDraft(verdict.draft, run.limits)) return fail(run, 'invalid', { world, at });
      const isOptional = mayOverrule(at);
      if (isOptional && run.asWritten) {
        const kept = { addin, did: 'passed', byUser: true, reason: 'You sent your words as you wrote them.' } as const;
        return goOn(run, kept, { world });
      }
      const reason = verdict.reason === undefined ? {} : { reason: verdict.reason };
      const replaced = { addin, did: 'replaced', ...reason, ...(isOptional ? { isOptional } : {}) } as const;
      return goOn(run, replaced, { world, draft: aimed(verdict.draft) });
    }
    case 'block': {
      // A fix is offered with one click, so one that would not leave is none. Its key is the draft's: a foreign one
      // could be that of a message that is there already, and the fix would be taken for its retry.
      const isOffered = verdict.fix && !checkDraft(verdict.fix, run.limits);
      const fix = isOffered ? { fix: aimed(verdict.fix) } : {};
      return block(run, { at, reason: verdict.reason, ...fix }, world.atMs);
    }
    case 'confirm':
      return ask(run, at, { kind: 'confirm', question: verdict.question });
  }
}

/** The clock has run out, which may be the machine's fault: what the add-in sent before its pong still counts. @spec OP6 */
function raiseBarrier(run: DraftRun, { world, phase }: In<'checking'>): RunStep {
  const { at } = phase;
  const round = phase.round + 1;
  return [
    { ...run, phase: { name: 'barrier', at, round } },
    [
      { type: 'start-timer', runId: run.id, timer: 'barrier', delayMs: world.budgets.barrierMs },
      { type: 'ping', runId: run.id, checkId: nameCheck(run, at), round },
    ],
  ];
}

/** An interceptor that may not be missing came, or did not. @spec OP9 */
function stepLoading(run: DraftRun, input: PhaseInput, { world, phase }: In<'loading'>): RunStep {
  const { at } = phase;
  switch (input.type) {
    case 'interceptor-ready': {
      const ready = world.interceptors.find(({ mountedAt }) => mountedAt === at.mountedAt);
      if (input.mountedAt !== at.mountedAt || !ready) return [run, []];
      if (concerns(ready, run)) return deliver(run, ready, world);
      // Only now it is known that it does not want to see this one.
      const [next, effects] = advance(run, world);
      return [next, [...leave(run), ...effects]];
    }
    case 'interceptor-gone':
      return input.mountedAt === at.mountedAt ? fail(run, 'gone', { world, at }) : [run, []];
    case 'loading-passed':
      return fail(run, 'gone', { world, at });
    default:
      return [run, []];
  }
}

/** What the user said, or that nobody can be asked here. @spec OP13 */
function answer(run: DraftRun, said: UserAnswer, { world, phase }: In<'asking'>): RunStep {
  const { at, about } = phase;
  const { addin } = at;
  if (said === 'unsupported') {
    if (about.kind === 'confirm') return fail(run, 'unsupported', { world, at });
    const { failure, reason } = about;
    return block(
      run,
      { at, reason: `${reason} You should be asked, which this client cannot do.`, failure },
      world.atMs,
    );
  }
  const isYes = said === 'yes';
  if (about.kind === 'confirm') {
    const reason = `You said ${said}: ${about.question}`;
    if (isYes) return goOn(run, { addin, did: 'passed', reason, byUser: true }, { world });
    return block(run, { at, reason, byUser: true }, world.atMs);
  }
  const { failure } = about;
  const reason = `${about.reason} You ${isYes ? 'posted it all the same' : 'did not post it unchecked'}.`;
  if (isYes) return goOn(run, { addin, did: 'unchecked', reason, failure, byUser: true }, { world });
  return block(run, { at, reason, failure, byUser: true }, world.atMs);
}
