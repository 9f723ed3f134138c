import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { initialsOf, whoOf } from './avatar.ts';

describe('the mark beside a name', () => {
  it('has the first letters of the first and the last name', () => {
    assert.equal(initialsOf('Hannah Lind'), 'HL');
    assert.equal(initialsOf('anna maria de souza'), 'AS');
    assert.equal(initialsOf('Cher'), 'C');
    assert.equal(initialsOf('🙂 (Ops) 日本'), 'O日');
    assert.equal(initialsOf('***'), '');
  });

  it('has one of six grounds, by the id and always the same', () => {
    const grounds = new Set(Array.from({ length: 200 }, (_, index) => whoOf(`person-${index}`)));
    assert.deepEqual([...grounds].sort(), [1, 2, 3, 4, 5, 6]);
    assert.equal(whoOf('sam'), whoOf('sam'));
  });
});
