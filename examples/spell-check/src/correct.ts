import type { Body } from '@roompane/addin';
import { editBody } from '@roompane/example-kit';
import { findWords } from './find-words.ts';
import type { Misspelling } from './spelling.ts';

/** The body with what was meant in the place of what was written, a large first letter kept. */
export function correct(body: Body, misspellings: readonly Misspelling[]): Body {
  const meant = new Map(misspellings.map((each) => [each.word, each.meant]));
  const edits = findWords(body).flatMap(({ text, offset }) => {
    const words = meant.get(text);
    return words === undefined ? [] : [{ offset, length: text.length, words: cased(words, text) }];
  });
  return editBody(body, edits);
}

function cased(words: string, like: string): string {
  return /^\p{Lu}/u.test(like) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
