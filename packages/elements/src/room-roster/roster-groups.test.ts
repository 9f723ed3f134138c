import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role, RoomKind, RosterEntry } from '@roompane/protocol';
import { groupRoster } from './roster-groups.ts';

const person = (name: string, role: Role): RosterEntry => ({
  person: { id: name, name, kind: 'user' },
  role,
  presence: 'active',
  isSelf: false,
});

const people = [
  person('Zoë', 'member'),
  person('Ann', 'visitor'),
  person('Max', 'presenter'),
  person('Bea', 'manager'),
];

const write = (kind: RoomKind, search?: string): string[] =>
  groupRoster(people, kind, search).map(
    ({ heading, entries }) => `${heading}: ${entries.map(({ person: { name } }) => name).join(' ')}`,
  );

describe('groupRoster', () => {
  it('is one list by name in a regular room', () => {
    assert.deepEqual(write('regular'), ['In this room: Ann Bea Max Zoë']);
  });

  it('puts who may post first in an auditorium', () => {
    assert.deepEqual(write('auditorium'), ['Can post: Bea Max', 'Reading: Ann Zoë']);
  });

  it('finds names without their accents and leaves empty groups out', () => {
    assert.deepEqual(write('auditorium', ' ZOE '), ['Reading: Zoë']);
    assert.deepEqual(write('regular', 'nobody'), []);
  });
});
