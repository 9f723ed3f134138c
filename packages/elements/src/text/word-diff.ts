// By its own path: the package's index brings nine other ways to compare along, 1.5 kB that nobody calls.
import { diffWordsWithSpace } from 'diff/lib/diff/word.js';

/** A stretch that both texts have, one that went, or one that came. */
export interface DiffPart {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many changed words a difference by words says nothing, and costs time that grows with their square. */
const MAX_CHANGED_WORDS = 400;

/**
 * What became of `before`, word by word. Comparing is Myers' algorithm as the `diff` package has it: small, without
 * dependencies, and it cuts words in every script.
 */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  if (before === after) return before ? [{ type: 'same', text: before }] : [];
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_CHANGED_WORDS });
  const parts: readonly DiffPart[] = changes
    ? changes.map(({ added, removed, value }) => ({
        type: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }))
    : [
        { type: 'removed', text: before },
        { type: 'added', text: after },
      ];
  return joinPhrases(parts.filter(({ text }) => text));
}

/** Changes with only a space between them read as one: “~~1 min~~ one minute”, not word against word. */
function joinPhrases(parts: readonly DiffPart[]): readonly DiffPart[] {
  const joined: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed) joined.push({ type: 'removed', text: removed });
    if (added) joined.push({ type: 'added', text: added });
    removed = added = '';
  };
  parts.forEach((part, index) => {
    if (part.type === 'removed') removed += part.text;
    else if (part.type === 'added') added += part.text;
    else if (isGlue(part, parts[index + 1], removed !== '' && added !== '')) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      joined.push(part);
    }
  });
  flush();
  return joined;
}

function isGlue(part: DiffPart, next: DiffPart | undefined, isInReplacement: boolean): boolean {
  return isInReplacement && /^\s+$/u.test(part.text) && next !== undefined && next.type !== 'same';
}

/** How many places differ: a removal and what came in its place are one change. */
export function countChanges(parts: readonly DiffPart[]): number {
  return parts.filter(({ type }, index) => type !== 'same' && (index === 0 || parts[index - 1]?.type === 'same'))
    .length;
}
