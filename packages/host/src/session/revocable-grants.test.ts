import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RoompaneError } from '@roompane/protocol';
import { RevocableGrants } from './revocable-grants.ts';

describe('the signal of a grant', () => {
  it('[GR2] aborts when the grant is taken back, and no other does', () => {
    const grants = new RevocableGrants(['messages/read', 'roster/read']);
    const [read, roster] = [grants.signalOf('messages/read'), grants.signalOf('roster/read')];
    grants.update(['roster/read', 'messages/post']);
    assert.deepEqual([read.aborted, roster.aborted], [true, false]);
    assert.deepEqual((read.reason as RoompaneError).data, { grant: 'messages/read' });
  });

  it('[GR2] is a new one when the grant is given again', () => {
    const grants = new RevocableGrants(['messages/read']);
    const before = grants.signalOf('messages/read');
    grants.update([]);
    grants.update(['messages/read']);
    assert.deepEqual([before.aborted, grants.signalOf('messages/read').aborted], [true, false]);
  });

  it('[GR2] has aborted where the grant is not held', () => {
    const grants = new RevocableGrants([]);
    assert.equal(grants.signalOf('messages/read').aborted, true);
  });
});
