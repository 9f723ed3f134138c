import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldRoster, type RosterEntry } from '../roster.ts';
import { diffRoster } from './diff-roster.ts';

describe('what changed of a roster', () => {
  it('[PR6] gives deltas that lead from one roster to the next, and counts that are true at each', () => {
    const entry = fc.record({
      personId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      role: fc.constantFrom('visitor' as const, 'member' as const),
      presence: fc.constantFrom('active' as const, 'away' as const),
      name: fc.constantFrom('Before', 'Now'),
    });
    const roster = fc
      .array(entry)
      .map(
        (entries) =>
          new Map<string, RosterEntry>(
            entries.map(({ personId: id, role, presence, name }) => [
              id,
              { person: { id, name, kind: 'user' }, role, presence, isSelf: id === 'a' },
            ]),
          ),
      );
    fc.assert(
      fc.property(roster, roster, (before, now) => {
        let folded: ReadonlyMap<string, RosterEntry> = before;
        for (const event of diffRoster(before, now)) {
          folded = foldRoster(folded, event);
          assert.equal(event.count, folded.size);
        }
        assert.deepEqual(new Map([...folded].sort()), new Map([...now].sort()));
        assert.deepEqual(diffRoster(now, now), []);
      }),
    );
  });
});
