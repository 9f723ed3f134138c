import { field } from './facts.ts';

/** A context as a stream gave it last: each part, written. */
export type ContextParts = ReadonlyMap<string, string>;

const names = ['info', 'me', 'appearance', 'grants', 'areClocksHeld'];

/** The parts that are there. */
export function readParts(context: unknown): ContextParts {
  const parts = names.map((name) => [name, field(context, name)] as const).filter(([, value]) => value !== undefined);
  return new Map(parts.map(([name, value]) => [name, JSON.stringify(value)]));
}

/** The names of those that are other than before. */
export function changedParts(before: ContextParts, now: ContextParts): readonly string[] {
  return [...now].filter(([name, written]) => before.get(name) !== written).map(([name]) => name);
}
