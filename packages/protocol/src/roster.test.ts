import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LIMITS } from './limits.ts';
import { foldRoster, parseRosterEvent, type RosterEntry, type RosterEvent } from './roster.ts';

const plain = { noNullPrototype: true };

const entry: fc.Arbitrary<RosterEntry> = fc.record(
  {
    person: fc.constantFrom('sam', 'priya', '__proto__').map((id) => ({ id, name: id, kind: 'user' as const })),
    role: fc.constantFrom('member', 'manager'),
    presence: fc.constantFrom('active', 'away'),
    isSelf: fc.boolean(),
  },
  plain,
);

const event: fc.Arbitrary<RosterEvent> = fc.oneof(
  fc.record(
    {
      type: fc.constant('snapshot'),
      entries: fc.uniqueArray(entry, { selector: ({ person }) => person.id, maxLength: 3 }),
      count: fc.nat(9),
      isTruncated: fc.boolean(),
    },
    plain,
  ),
  fc.record({ type: fc.constant('set'), entry, count: fc.nat(9) }, plain),
  fc.record(
    { type: fc.constant('left'), personId: fc.constantFrom('sam', 'priya', '__proto__'), count: fc.nat(9) },
    plain,
  ),
);

/** Who is there after `events`, said by a list. */
function listOf(events: readonly RosterEvent[]): readonly RosterEntry[] {
  let entries: readonly RosterEntry[] = [];
  for (const each of events) {
    if (each.type === 'snapshot') entries = each.entries;
    else {
      const id = each.type === 'set' ? each.entry.person.id : each.personId;
      const others = entries.filter(({ person }) => person.id !== id);
      entries = each.type === 'set' ? [...others, each.entry] : others;
    }
  }
  return entries;
}

const byId = (entries: Iterable<RosterEntry>): readonly RosterEntry[] =>
  [...entries].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));

describe('foldRoster', () => {
  it('[PR6] knows who is there after a snapshot and any deltas', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const roster = events.reduce(foldRoster, new Map<string, RosterEntry>());
        assert.deepEqual(byId(roster.values()), byId(listOf(events)));
        for (const [id, { person }] of roster) assert.equal(id, person.id);
      }),
    );
  });

  it('gives a new map and leaves the one before as it was', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), event, (events, last) => {
        const before = events.reduce(foldRoster, new Map<string, RosterEntry>());
        const kept = [...before];
        assert.notEqual(foldRoster(before, last), before);
        assert.deepEqual([...before], kept);
      }),
    );
  });

  it('[CL4] reads what it folds, and no longer snapshot than the limit says', () => {
    fc.assert(
      fc.property(event, (given) => {
        assert.deepEqual(parseRosterEvent(JSON.parse(JSON.stringify(given)), ''), given);
      }),
    );
    const [one] = fc.sample(entry, 1);
    const snapshot = (length: number): RosterEvent => ({
      type: 'snapshot',
      entries: Array<RosterEntry>(length).fill(one!),
      count: length,
      isTruncated: false,
    });
    assert.doesNotThrow(() => parseRosterEvent(snapshot(LIMITS.rosterPeople), ''));
    assert.throws(() => parseRosterEvent(snapshot(LIMITS.rosterPeople + 1), ''));
  });
});
