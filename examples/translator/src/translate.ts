import type { Body } from '@roompane/addin';
import { type Edit, editBody } from '@roompane/example-kit';

export interface Translation {
  readonly body: Body;
  /** Words of the text that were translated, and words that were not found. */
  readonly known: number;
  readonly unknown: number;
}

interface Found {
  readonly edit: Edit;
  /** Words that the phrase is made of. */
  readonly count: number;
}

/** What no translator touches: code is code, and a name is a name. */
const KEPT: ReadonlySet<string> = new Set(['code', 'link', 'mention', 'room-link']);

/** Writes what the dictionary knows in its language. The longest phrase wins; a first letter stays large or small. */
export function translate(body: Body, dictionary: ReadonlyMap<string, string>): Translation {
  const kept = body.spans.filter(({ type }) => KEPT.has(type));
  const isKept = (at: number): boolean => kept.some(({ offset, length }) => at >= offset && at < offset + length);
  const words = [...body.text.matchAll(/[\p{L}\p{M}’']+/gu)].filter(({ index }) => !isKept(index));
  const mostWords = Math.max(1, ...[...dictionary.keys()].map((phrase) => phrase.split(' ').length));

  const findLongest = (at: number): Found | undefined => {
    const first = words[at];
    for (let count = Math.min(mostWords, words.length - at); first && count > 0; count--) {
      const last = words[at + count - 1] ?? first;
      const phrase = body.text.slice(first.index, last.index + last[0].length);
      const translated = dictionary.get(phrase.toLowerCase().replace(/\s+/g, ' '));
      if (translated === undefined) continue;
      return { count, edit: { offset: first.index, length: phrase.length, words: cased(translated, phrase) } };
    }
    return undefined;
  };

  const found: Found[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = findLongest(at);
    if (phrase) found.push(phrase);
    at += phrase?.count ?? 1;
  }
  const known = found.reduce((sum, { count }) => sum + count, 0);
  const edited = editBody(
    body,
    found.map(({ edit }) => edit),
  );
  return { body: edited, known, unknown: words.length - known };
}

function cased(words: string, like: string): string {
  const isLarge = /^\p{Lu}/u.test(like) && like !== 'I';
  return isLarge ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
