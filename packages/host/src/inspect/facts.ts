import { checkDraftMethod, type MessageKind, parseDraft, type Parser } from '@roompane/protocol';

/** What can be told of a payload without a word of it: kinds, numbers and names of the contract. */
export type Facts =
  | { readonly type: 'nothing' }
  | { readonly type: 'draft'; readonly kind: MessageKind; readonly isAlert: boolean; readonly chars: number }
  | {
      readonly type: 'changed-draft';
      readonly beforeChars: number | undefined;
      readonly chars: number;
      readonly hasReason: boolean;
    }
  | { readonly type: 'stopped-draft'; readonly reasonChars: number; readonly hasFix: boolean }
  | { readonly type: 'question'; readonly chars: number }
  /** How many events of each type; those of a type that the contract does not know are `unknown`. */
  | { readonly type: 'events'; readonly counts: ReadonlyMap<string, number> }
  | { readonly type: 'people'; readonly count: number }
  /** The parts of the context that are other than before. */
  | { readonly type: 'context'; readonly parts: readonly string[] }
  | { readonly type: 'welcome'; readonly version: number; readonly grants: number }
  /** Why a string is no envelope; `not-text` for what was no string. */
  | { readonly type: 'no-envelope'; readonly reason: 'oversize' | 'not-json' | 'misfit' | 'not-text' };

export const NOTHING: Facts = { type: 'nothing' };

const eventTypes: ReadonlySet<unknown> = new Set([
  'posted',
  'edited',
  'redacted',
  'reacted',
  'gap',
  'caught-up',
  'snapshot',
  'set',
  'left',
  'entered',
  'ended',
  'missed',
]);

/** Gives `undefined` for what does not fit. */
export function readAs<T>(parser: Parser<T>, value: unknown): T | undefined {
  try {
    return parser(value, '');
  } catch {
    return undefined;
  }
}

/** An own field of what may be no object at all. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  // Looked at with `hasOwn` first, so nothing is read through a prototype.
  return (value as Readonly<Record<string, unknown>>)[name];
}

export function draftFacts(value: unknown): Facts {
  const draft = readAs(parseDraft, value);
  if (!draft) return NOTHING;
  return { type: 'draft', kind: draft.kind, isAlert: draft.importance === 'high', chars: draft.body.text.length };
}

export function verdictFacts(value: unknown, checked: Facts): Facts {
  const verdict = readAs(checkDraftMethod.result, value);
  if (verdict?.type === 'replace') {
    return {
      type: 'changed-draft',
      beforeChars: checked.type === 'draft' ? checked.chars : undefined,
      chars: verdict.draft.body.text.length,
      hasReason: verdict.reason !== undefined,
    };
  }
  if (verdict?.type === 'block') {
    return { type: 'stopped-draft', reasonChars: verdict.reason.length, hasFix: verdict.fix !== undefined };
  }
  return verdict?.type === 'confirm' ? { type: 'question', chars: verdict.question.length } : checked;
}

/** Of events as they lie in a batch or a page. Only their types are read: there may be thousands in a second. */
export function eventFacts(events: readonly unknown[]): Facts {
  const [first] = events;
  const people = events.length === 1 && field(first, 'type') === 'snapshot' && field(first, 'count');
  if (typeof people === 'number') return { type: 'people', count: people };
  const counts = new Map<string, number>();
  for (const event of events) {
    const type = field(event, 'type');
    const known = typeof type === 'string' && eventTypes.has(type) ? type : 'unknown';
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return { type: 'events', counts };
}

/** Of two stretches of one stream together. */
export function joinFacts(before: Facts, now: Facts): Facts {
  if (before.type !== 'events' || now.type !== 'events') return now;
  const counts = new Map(before.counts);
  for (const [type, count] of now.counts) counts.set(type, (counts.get(type) ?? 0) + count);
  return { type: 'events', counts };
}
