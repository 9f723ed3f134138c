import { type PipelineInput, type PipelineStep, stepPipeline } from '../../src/outgoing/pipeline-state.ts';
import type { RunEffect } from '../../src/outgoing/draft-run.ts';

// Our own pipeline, each time with one rule of those who came before. Tests show that it fails then.

type Step = typeof stepPipeline;

/** Of Outlook, office-js#6816: the clock starts at the click, so that an add-in's loading counts as its own time. */
export function countFromTheClick(): Step {
  const enteredAtMs = new Map<number, number>();
  return (state, input) => {
    const [next, effects] = stepPipeline(state, input);
    for (const { id } of next.runs.values()) if (!enteredAtMs.has(id)) enteredAtMs.set(id, input.atMs);
    return [next, effects.map((effect) => shorten(effect, input, enteredAtMs))];
  };
}

function shorten(effect: RunEffect, { atMs }: PipelineInput, enteredAtMs: ReadonlyMap<number, number>): RunEffect {
  if (effect.type !== 'start-timer' || effect.timer !== 'deadline') return effect;
  const spentMs = atMs - (enteredAtMs.get(effect.runId) ?? atMs);
  return { ...effect, delayMs: Math.max(effect.delayMs - spentMs, 0) };
}

/** Of Rocket.Chat, Apps-engine#63: what is edited is not looked at again. */
export const letEditsBy: Step = (state, input) => {
  if (input.type !== 'submit' || input.draft.edits === undefined) return stepPipeline(state, input);
  const [next, effects] = stepPipeline({ ...state, interceptors: [] }, input);
  return [{ ...next, interceptors: state.interceptors }, effects];
};

/** Of Outlook, office-js#6866: where two add-ins look at one post and one of them fails, nobody hears of the post again. */
export const loseSilently: Step = (state, input) => {
  const [next, effects] = stepPipeline(state, input);
  return [next, state.interceptors.length < 2 ? effects : effects.filter((effect) => !isStop(effect))];
};

/** Of Rocket.Chat, Apps-engine#352 and its pull request 15850: who stops a post cannot say why; the user reads “Error”. */
export const stopWithoutReason: Step = (state, input): PipelineStep => {
  const [next, effects] = stepPipeline(state, input);
  return [next, effects.map((effect) => (isStop(effect) ? silence(effect) : effect))];
};

type Settle = Extract<RunEffect, { readonly type: 'settle' }>;

function isStop(effect: RunEffect): effect is Settle {
  return effect.type === 'settle' && effect.ending.type === 'blocked';
}

function silence(effect: Settle): Settle {
  const { ending } = effect;
  if (ending.type !== 'blocked') return effect;
  const { fix: _fix, ...rest } = ending;
  return { ...effect, ending: { ...rest, reason: 'Error' } };
}
