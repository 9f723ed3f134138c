import { checkDraft, type Draft, type Verdict } from '@roompane/protocol';
import { advance, ask, block, deliver, end, fail, goOn, post, startClock, toFailed } from './chain.ts';
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
import { describeFailure } from './failure.ts';

/**
 * One draft's way through the interceptors, as a pure function. Inputs that do not fit the phase change nothing: they
 * were under way when the draft moved on. @spec OP2 OP3 OP5 OP6 OP7 OP8 OP9 OP11 OP12 OP13
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
      if (checkDraft(verdict.draft)) return fail(run, 'invalid', { world, at });
      const reason = verdict.reason === undefined ? {} : { reason: verdict.reason };
      return goOn(run, { addin, did: 'replaced', ...reason }, { world, draft: aimed(verdict.draft) });
    }
    case 'block': {
      // A fix is offered with one click, so one that would not leave is none. Its key is the draft's: a foreign one
      // could be that of a message that is there already, and the fix would be taken for its retry.
      const isOffered = verdict.fix && !checkDraft(verdict.fix);
      const fix = isOffered ? { fix: aimed(verdict.fix) } : {};
      return block(run, { at, reason: verdict.reason, ...fix }, world.atMs);
    }
    case 'confirm':
      return ask(run, { at, question: verdict.question });
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
      return input.mountedAt === at.mountedAt && ready ? deliver(run, ready, world) : [run, []];
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
  const { at, question, failure } = phase;
  const why = failure ? { failure } : {};
  switch (said) {
    case 'yes': {
      const did = failure ? 'unchecked' : 'passed';
      return goOn(run, { addin: at.addin, did, reason: `You said yes: ${question}`, ...why }, { world });
    }
    case 'no':
      return block(run, { at, reason: `You said no: ${question}`, ...why }, world.atMs);
    case 'unsupported': {
      if (!failure) return fail(run, 'unsupported', { world, at });
      const reason = `${describeFailure(at.addin.name, failure)} You should be asked, which this client cannot do.`;
      return block(run, { at, reason, failure }, world.atMs);
    }
  }
}
