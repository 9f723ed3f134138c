import type { ObservedStep } from '../../src/outgoing/pipeline-options.ts';

/** Adds each pair of a draft's phase and what happened to it to `visits`. A draft that is not there any more has ended. */
export function countVisits({ before, input, effects }: ObservedStep, visits: Map<string, number>): void {
  const count = (phase: string, name: string): void => {
    const pair = `${phase} ${name}`;
    visits.set(pair, (visits.get(pair) ?? 0) + 1);
  };
  const countAll = (name: string): void => before.runs.forEach(({ phase }) => count(phase.name, name));
  if (input.type === 'submit') count('moving', before.closed ? 'closed' : 'submitted');
  if (input.type === 'run') count(before.runs.get(input.runId)?.phase.name ?? 'ended', input.input.type);
  if (input.type === 'ready') countAll('interceptor-ready');
  if (input.type === 'not-ready' || input.type === 'lost' || input.type === 'detach') countAll('interceptor-gone');
  if (input.type === 'respond') countAll(input.isResponsive ? 'interceptor-heard' : 'interceptor-silent');
  if (input.type === 'close') countAll('closed');
  for (const effect of effects) if (effect.type === 'post') count('cleared', 'turn-came');
}
