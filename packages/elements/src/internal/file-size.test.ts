import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileSize } from './file-size.ts';

describe('the size of a file', () => {
  it('has a unit that a reader can picture, and digits that matter', () => {
    const written = [0, 999, 1_000, 1_440, 12_600, 20_971_520, 3e12].map((bytes) => fileSize(bytes, 'en'));
    assert.deepEqual(written, ['0 B', '999 B', '1 kB', '1.4 kB', '13 kB', '21 MB', '3 TB']);
  });
});
