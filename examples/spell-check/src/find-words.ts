import type { Body } from '@roompane/addin';

/** A word of a text that may be looked up. */
export interface Word {
  readonly text: string;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** What nobody spells: code is code, and a name is a name. */
const UNSPELT: ReadonlySet<string> = new Set(['code', 'link', 'mention', 'room-link', 'quote']);
const MOST_WORDS = 1_000;

/**
 * The words of a text that a dictionary can know: letters alone, two at least, with at most a large one at the front. What
 * has digits, what is all large and what stands in an address is a code of the desk.
 */
export function findWords({ text, spans }: Body): readonly Word[] {
  const unspelt = spans.filter(({ type }) => UNSPELT.has(type));
  const isUnspelt = (at: number): boolean => unspelt.some(({ offset, length }) => at >= offset && at < offset + length);
  return [...text.matchAll(/[^\s]+/gu)]
    .filter(([token]) => !/[\d@#/\\_]|:\/\//u.test(token))
    .flatMap(({ 0: token, index }) =>
      [...token.matchAll(/\p{L}+(?:[’']\p{L}+)*/gu)].map((word) => ({ text: word[0], offset: index + word.index })),
    )
    .filter((word) => /^\p{L}[\p{Ll}’']+$/u.test(word.text) && !isUnspelt(word.offset))
    .slice(0, MOST_WORDS);
}
