import type Typo from 'typo-js';

/** A word that the dictionary does not know, and what was probably meant. */
export interface Misspelling {
  readonly word: string;
  readonly meant: string;
}

/** What is looked up of one text, at most: a suggestion costs some milliseconds. */
const MOST_SUGGESTIONS = 20;

/** The misspelt ones of `words`, each once, for which there is a suggestion. */
export function findMisspellings(words: readonly string[], dictionary: Typo): readonly Misspelling[] {
  const unknown = [...new Set(words)].filter((word) => !dictionary.check(word.replaceAll('’', "'")));
  return unknown.slice(0, MOST_SUGGESTIONS).flatMap((word) => {
    const [meant] = dictionary.suggest(word, 1);
    return meant && meant !== word ? [{ word, meant }] : [];
  });
}
