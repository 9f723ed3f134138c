import {
  type BlockedOutcome,
  type Draft,
  type InterceptorFailure,
  type RoompaneError,
  type TrailStep,
} from '@roompane/protocol';
import type { DraftEnding, RecordedStep } from './draft-record.ts';
import {
  type DraftRun,
  nameCheck,
  type QuestionSubject,
  type RunEffect,
  type RunStep,
  type RunWorld,
  toTrail,
} from './draft-run.ts';
import { describeFailure } from './failure.ts';
import { type AttachedInterceptor, findNext } from './interceptor.ts';

// The moves of a draft along the chain. Each leaves the phase that the draft is in, with all that belongs to it.

/** Goes to the next interceptor, or to the end of the chain. Each sees what the one before made of it. @spec OP2 */
export function advance(run: DraftRun, world: RunWorld): RunStep {
  const at = findNext(world.interceptors, run);
  if (!at) return [{ ...run, phase: { name: 'cleared' } }, []];
  const reached: DraftRun = {
    ...run,
    place: { order: at.order, mountedAt: at.mountedAt },
    reachedAtMs: world.atMs,
  };
  switch (at.presence) {
    case 'ready':
      return deliver(reached, at, world);
    case 'unresponsive':
      return fail(reached, 'late', { world, at });
    case 'loading':
      return at.policy === 'block' ? load(reached, at, world) : fail(reached, 'gone', { world, at });
    case 'gone':
      return fail(reached, 'gone', { world, at });
  }
}

/** The clock of a check starts here, at the delivery to a live handler. @spec OP5 */
export function deliver(run: DraftRun, at: AttachedInterceptor, world: RunWorld): RunStep {
  // What the others used up is no fault of this one, but the poster was promised an end: its policy decides.
  if (run.spentMs >= world.budgets.chainMs) return fail(run, 'late', { world, at });
  const request = { checkId: nameCheck(run, at), draft: run.draft, ...(run.sender ? { via: run.sender.via } : {}) };
  const [checking, effects] = startClock(run, { world, at, round: 0 });
  return [checking, [...effects, { type: 'check', runId: run.id, mountedAt: at.mountedAt, request }]];
}

/** Gives an interceptor its deadline, or what is left of the budget of the chain. @spec OP5 OP7 */
export function startClock(
  run: DraftRun,
  { world, at, round, text }: At & { readonly round: number; readonly text?: string },
): RunStep {
  const delayMs = Math.min(at.deadlineMs, world.budgets.chainMs - run.spentMs);
  const checking: DraftRun = {
    ...run,
    phase: { name: 'checking', at, clock: { sinceMs: world.atMs, delayMs }, round },
  };
  return [
    checking,
    [
      { type: 'start-timer', runId: run.id, timer: 'deadline', delayMs },
      { type: 'tell-progress', run: checking, ...(text === undefined ? {} : { text }) },
    ],
  ];
}

function load(run: DraftRun, at: AttachedInterceptor, { atMs: sinceMs, budgets }: RunWorld): RunStep {
  const delayMs = budgets.loadingMs;
  const loading: DraftRun = { ...run, phase: { name: 'loading', at, clock: { sinceMs, delayMs } } };
  return [
    loading,
    [
      { type: 'start-timer', runId: run.id, timer: 'loading', delayMs },
      { type: 'tell-progress', run: loading },
    ],
  ];
}

export interface At {
  readonly world: RunWorld;
  readonly at: AttachedInterceptor;
}

/** No usable verdict: the host's policy for that add-in decides, and the trail tells. @spec OP8 */
export function fail(run: DraftRun, failure: InterceptorFailure, { world, at }: At): RunStep {
  const reason = describeFailure(at.addin.name, failure);
  switch (at.policy) {
    case 'pass':
      return goOn(run, { addin: at.addin, did: 'unchecked', reason, failure }, { world });
    case 'block':
      return block(run, { at, reason: `${reason} Posts must be checked by it here.`, failure }, world.atMs);
    case 'ask':
      return ask(run, at, { kind: 'no-verdict', failure, reason });
  }
}

/** The user does not wait for the verdict, as the policy allows: the draft goes on unchecked. @spec OP19 */
export function skip(run: DraftRun, { addin }: AttachedInterceptor, world: RunWorld): RunStep {
  const reason = `You did not wait for “${addin.name}”.`;
  return goOn(run, { addin, did: 'unchecked', reason, byUser: true }, { world });
}

/** Notes the step and goes to the next interceptor, with another draft where there is one. @spec OP3 */
export function goOn(
  run: DraftRun,
  step: TrailStep,
  { world, draft }: { readonly world: RunWorld; readonly draft?: Draft },
): RunStep {
  const moving: DraftRun = { ...run, phase: { name: 'moving' } };
  const noted = note(moving, { step, draft: draft ?? run.draft, atMs: world.atMs });
  const [next, effects] = advance(noted, world);
  return [next, [...leave(run), { type: 'tell-decided', run: noted }, ...effects]];
}

/** The user decides, without a clock. @spec OP13 */
export function ask(run: DraftRun, at: AttachedInterceptor, about: QuestionSubject): RunStep {
  const asking: DraftRun = { ...run, phase: { name: 'asking', at, about } };
  const { draft, original, sender } = run;
  const question = { ...about, addin: at.addin, draft, original, ...(sender ? { via: sender.via } : {}) };
  const text = about.kind === 'confirm' ? about.question : about.reason;
  return [
    asking,
    [...leave(run), { type: 'tell-progress', run: asking, text }, { type: 'ask-user', run: asking, question }],
  ];
}

export interface Stop extends Pick<BlockedOutcome, 'reason' | 'fix' | 'failure' | 'byUser'> {
  readonly at: AttachedInterceptor;
}

/** Ends the chain at an interceptor; the draft comes back as it was written. @spec OP3 OP11 */
export function block(run: DraftRun, { at, ...why }: Stop, atMs: number): RunStep {
  const { fix: _fix, ...noteworthy } = why;
  const noted = note(run, { step: { addin: at.addin, did: 'blocked', ...noteworthy }, draft: run.draft, atMs });
  const outcome = { type: 'blocked', by: at.addin, ...why, draft: run.original, trail: toTrail(noted) } as const;
  const [ended, effects] = end(noted, outcome);
  return [ended, [{ type: 'tell-decided', run: noted }, ...effects]];
}

/** Gives the draft to the provider. From here on its answer decides. @spec OP12 */
export function post(run: DraftRun): RunStep {
  const posting: DraftRun = { ...run, phase: { name: 'posting' } };
  return [posting, [{ type: 'post', run: posting }]];
}

/** Settles the draft, once: a run that has ended takes no input. @spec OP11 */
export function end(run: DraftRun, ending: DraftEnding): RunStep {
  const ended: DraftRun = { ...run, phase: { name: 'ended' } };
  return [ended, [...leave(run), { type: 'settle', run: ended, ending }]];
}

/** It could not be posted; the draft comes back as it was written. @spec OP11 */
export function toFailed(run: DraftRun, { code, message, isRetryable }: RoompaneError): DraftEnding {
  return { type: 'failed', code, reason: message, isRetryable, draft: run.original, trail: toTrail(run) };
}

/** What ends with a phase. Cancelling a check that has answered, or whose session went, changes nothing. */
export function leave(run: DraftRun): readonly RunEffect[] {
  const { id: runId, phase } = run;
  switch (phase.name) {
    case 'checking':
    case 'barrier':
      return [
        { type: 'stop-timer', runId },
        { type: 'cancel-check', checkId: nameCheck(run, phase.at) },
      ];
    case 'loading':
      return [{ type: 'stop-timer', runId }];
    case 'asking':
      return [{ type: 'stop-asking', runId }];
    case 'moving':
    case 'cleared':
    case 'posting':
    case 'ended':
      return [];
  }
}

function note(
  run: DraftRun,
  { step, draft, atMs }: { readonly step: TrailStep; readonly draft: Draft; readonly atMs: number },
): DraftRun {
  const tookMs = Math.max(atMs - run.reachedAtMs, 0);
  const recorded: RecordedStep = { step, atEpochMs: atMs, tookMs, before: run.draft, after: draft };
  return { ...run, draft, steps: [...run.steps, recorded] };
}
