import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replaceBetween } from './publish.ts';

describe('a document with figures', () => {
  it('has what is between the markers replaced, and nothing else', () => {
    const text = 'before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter\n';
    const once = replaceBetween(text, 'new');
    assert.equal(once, 'before\n<!-- bench:begin -->\n\nnew\n\n<!-- bench:end -->\nafter\n');
    assert.equal(replaceBetween(once, 'new'), once);
  });

  it('is refused without both markers in their order', () => {
    assert.throws(() => replaceBetween('<!-- bench:end --> <!-- bench:begin -->', 'new'));
    assert.throws(() => replaceBetween('nothing', 'new'));
  });
});
