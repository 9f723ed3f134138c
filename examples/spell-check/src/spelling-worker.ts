import Typo from 'typo-js';
import affixes from 'typo-js/dictionaries/en_US/en_US.aff?raw';
import words from 'typo-js/dictionaries/en_US/en_US.dic?raw';
import { findMisspellings } from './spelling.ts';

interface Question {
  readonly id: number;
  readonly words: readonly string[];
}

// Read here: it takes some hundred milliseconds, which nobody has to wait for but this worker.
const dictionary = new Typo('en_US', affixes, words);

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  self.postMessage({ id: data.id, misspellings: findMisspellings(data.words, dictionary) });
});
