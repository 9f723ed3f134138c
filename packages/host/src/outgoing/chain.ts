import {
  type BlockedOutcome,
  type Draft,
  type InterceptorFailure,
  type RoompaneError,
  type TrailStep,
} from '@roompane/protocol';
import type { DraftEnding, RecordedStep } from './draft-record.ts';
import { type DraftRun, nameCheck, type RunEffect, type RunStep, type RunWorld, toTrail } from './draft-run.ts';
import { describeFailure } from './failure.ts';
import { type AttachedInterceptor, findNext } from './interceptor.ts';

// The moves of a draft along the chain. Each leaves the phase that the draft is in, with all that belongs to it.

/** Goes to the next interceptor, or to the end of the chain. Each sees what the one before made of it. @spec OP2 */
export function advance(run: DraftRun, world: RunWorld): RunStep {
  const at = findNext(world.interceptors, run.sender, run.place);
  if (!at) return [{ ...run, phase: { name: 'cleared' } }, []];
  const reached: DraftRun = { ...run, place: { order: at.order, mountedAt: at.mountedAt } };
  if (!at.isReady) return at.policy === 'block' ? load(reached, at, world) : fail(reached, 'gone', { world, at });
  return deliver(reached, at, world);
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
      { type: 'tell-progress', run: checking, waitsFor: at.addin, ...(text === undefined ? {} : { text }) },
    ],
  ];
}

function load(run: DraftRun, at: AttachedInterceptor, { budgets }: RunWorld): RunStep {
  const loading: DraftRun = { ...run, phase: { name: 'loading', at } };
  return [
    loading,
    [
      { type: 'start-timer', runId: run.id, timer: 'loading', delayMs: budgets.loadingMs },
      { type: 'tell-progress', run: loading, waitsFor: at.addin },
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
      return ask(run, { at, question: `${reason} Post it all the same?`, failure });
  }
}

/** Notes the step and goes to the next interceptor, with another draft where there is one. @spec OP3 */
export function goOn(
  run: DraftRun,
  step: TrailStep,
  { world, draft }: { readonly world: RunWorld; readonly draft?: Draft },
): RunStep {
  const moving: DraftRun = { ...run, phase: { name: 'moving' } };
  const [next, effects] = advance(note(moving, { step, draft: draft ?? run.draft, atMs: world.atMs }), world);
  return [next, [...leave(run), ...effects]];
}

/** The user decides, without a clock. @spec OP13 */
export function ask(
  run: DraftRun,
  {
    at,
    question,
    failure,
  }: { readonly at: AttachedInterceptor; readonly question: string; readonly failure?: InterceptorFailure },
): RunStep {
  const why = failure ? { failure } : {};
  const asking: DraftRun = { ...run, phase: { name: 'asking', at, question, ...why } };
  const asked = { addin: at.addin, question, draft: run.draft, ...why };
  return [
    asking,
    [
      ...leave(run),
      { type: 'tell-progress', run: asking, waitsFor: at.addin, text: question },
      { type: 'ask-user', run: asking, question: asked },
    ],
  ];
}

export interface Stop extends Pick<BlockedOutcome, 'reason' | 'fix' | 'failure'> {
  readonly at: AttachedInterceptor;
}

/** Ends the chain at an interceptor; the draft comes back as it was written. @spec OP3 OP11 */
export function block(run: DraftRun, { at, ...why }: Stop, atMs: number): RunStep {
  const { reason, failure } = why;
  const step: TrailStep = { addin: at.addin, did: 'blocked', reason, ...(failure ? { failure } : {}) };
  const noted = note(run, { step, draft: run.draft, atMs });
  const outcome = { type: 'blocked', by: at.addin, ...why, draft: run.original, trail: toTrail(noted) } as const;
  return end(noted, outcome);
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

/** Cancelling a check that has answered, or whose session went, changes nothing. */
function leave(run: DraftRun): readonly RunEffect[] {
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
  const recorded: RecordedStep = { step, atEpochMs: atMs, before: run.draft, after: draft };
  return { ...run, draft, steps: [...run.steps, recorded] };
}
