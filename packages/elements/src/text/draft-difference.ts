import type { Draft, Message } from '@roompane/protocol';
import { countChanges, diffWords, type DiffPart } from './word-diff.ts';

type Words = Pick<Draft | Message, 'title' | 'body' | 'importance'>;

/** What became of a post: its title above its text, in one run. */
export function diffDrafts(before: Words, after: Words): readonly DiffPart[] {
  return diffWords(wordsOf(before), wordsOf(after));
}

function wordsOf({ title, body }: Words): string {
  return title ? `${title}\n${body.text}` : body.text;
}

/** Longer pieces than this do not fit a button. */
const MAX_CHARS = 24;

/**
 * What taking a fix does, as the label of its button: “Change “8 m” to “5 m””. Where it does more than one short thing
 * the label says how many.
 */
export function labelFix(before: Words, fix: Words): string {
  const parts = diffDrafts(before, fix);
  const isLouder = before.importance !== fix.importance;
  const count = countChanges(parts) + (isLouder ? 1 : 0);
  if (count !== 1) return count === 0 ? 'Use the corrected post' : `Make ${count} changes`;
  if (isLouder) return fix.importance === 'high' ? 'Mark as important' : 'Mark as not important';
  const unit = unitAfter(parts);
  const removed = textOf(parts, 'removed', unit);
  const added = textOf(parts, 'added', unit);
  if (removed.length > MAX_CHARS || added.length > MAX_CHARS) return 'Make 1 change';
  if (removed && added) return `Change “${removed}” to “${added}”`;
  if (removed) return `Remove “${removed}”`;
  return added ? `Add “${added}”` : 'Make 1 change';
}

function textOf(parts: readonly DiffPart[], wanted: DiffPart['type'], unit: string): string {
  const text = parts.find(({ type }) => type === wanted)?.text.trim();
  return text ? text + unit : '';
}

/** Where a number alone was changed: the unit behind it, so that the label says “5 m” and not “5”. */
function unitAfter(parts: readonly DiffPart[]): string {
  const changed = parts.filter(({ type }) => type !== 'same');
  if (changed.length !== 2 || changed.some(({ text }) => !/^\s*[\d.,]+\s*$/u.test(text))) return '';
  const after = parts[parts.findLastIndex(({ type }) => type !== 'same') + 1]?.text ?? '';
  return /^\s+\p{L}{1,3}(?![\p{L}\p{N}])/u.exec(after)?.[0] ?? '';
}
