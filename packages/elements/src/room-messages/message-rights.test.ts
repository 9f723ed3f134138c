import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message, Role } from '@roompane/protocol';
import { FakeRoom, fakeMessage } from '@roompane/testing';
import { type LackableAct, rightsOn } from './message-rights.ts';

const own = { id: 'sam', name: 'Sam Whitfield', kind: 'user' } as const;

const rights = (
  message: Partial<Message>,
  { role = 'member', lacking = [] }: { role?: Role; lacking?: LackableAct[] } = {},
): string =>
  Object.entries(rightsOn({ ...fakeMessage({}), ...message }, new FakeRoom({ me: { role } }), new Set(lacking)))
    .filter(([, may]) => may)
    .map(([act]) => act)
    .join(' ');

describe('what someone may do with a message', () => {
  it('is more with an own one, and for a manager', () => {
    assert.equal(rights({}), 'react reply');
    assert.equal(rights({ author: own }), 'react reply edit remove');
    assert.equal(rights({}, { role: 'manager' }), 'react reply remove');
  });

  it('is nothing with one that was removed', () => {
    assert.equal(rights({ author: own, isRedacted: true }, { role: 'manager' }), '');
  });

  it('is only what the room allows, and its server can', () => {
    const reader = new FakeRoom({ me: { may: ['messages/read'] } });
    assert.deepEqual(Object.values(rightsOn({ ...fakeMessage({}), author: own }, reader, new Set())), [
      false,
      false,
      false,
      false,
    ]);
    assert.equal(rights({ author: own }, { lacking: ['react', 'remove'] }), 'reply edit');
    assert.equal(rights({ author: own }, { lacking: ['edit'] }), 'react reply remove');
  });
});
