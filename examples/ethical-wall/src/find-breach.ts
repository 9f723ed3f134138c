import type { Draft } from '@roompane/addin';
import type { Wall } from './rules.ts';

export interface Breach {
  readonly desk: string;
  /** As the rule has it. */
  readonly word: string;
}

/**
 * The first word of a draft that belongs to a desk of other rooms. Case, accents, wide letters, invisible signs and the kind
 * of white space do not hide it; letters before or behind it make it another word.
 */
export function findBreach(draft: Draft, walls: readonly Wall[], roomTitle: string): Breach | undefined {
  const { title = '', body, attachments = [] } = draft;
  const addresses = body.spans.map(({ href = '' }) => href);
  const read = plain([title, body.text, ...addresses, ...attachments.map(({ name }) => name)].join('\n'));
  const room = plain(roomTitle);
  for (const { desk, words } of walls) {
    if (contains(room, plain(desk))) continue;
    const word = words.find((each) => contains(read, plain(each)));
    if (word !== undefined) return { desk, word };
  }
  return undefined;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Is `word` in `text`, and not a part of a longer one? */
function contains(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text, at - 1) && !isLetter(text, at + word.length)) return true;
  }
  return false;
}

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));
