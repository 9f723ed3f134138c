import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOptions } from './options.ts';

const groups = ['calls', 'stream'];

describe('the arguments of the bench', () => {
  it('are everything, at length and printed, by default', () => {
    assert.deepEqual(readOptions([], groups), {
      only: [],
      isQuick: false,
      json: undefined,
      from: undefined,
      isPublished: false,
    });
  });

  it('name groups of rows', () => {
    assert.deepEqual(readOptions(['--only', 'stream,calls'], groups).only, ['stream', 'calls']);
    assert.throws(() => readOptions(['--only', 'steam'], groups), /There is no steam: there are calls, stream/);
  });

  it('name the results of an earlier run', () => {
    assert.equal(readOptions(['--from', 'run.json'], groups).from, 'run.json');
  });

  it('publish a whole run alone', () => {
    assert.equal(readOptions(['--publish'], groups).isPublished, true);
    assert.throws(() => readOptions(['--publish', '--quick'], groups), /whole run/);
    assert.throws(() => readOptions(['--publish', '--only', 'calls'], groups), /whole run/);
  });
});
