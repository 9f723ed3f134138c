import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { typingWords } from './typing-words.ts';

describe('who is typing', () => {
  it('is told by name for two, and by number beyond', () => {
    const people = ['Priya', 'Tom', 'Yuki', 'Hannah'].map((name) => ({ name }));
    assert.deepEqual(
      [0, 1, 2, 4].map((count) => typingWords(people.slice(0, count))),
      ['', 'Priya is typing…', 'Priya and Tom are typing…', 'Priya, Tom and 2 more are typing…'],
    );
  });
});
