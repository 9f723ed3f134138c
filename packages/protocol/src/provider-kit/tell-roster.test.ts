import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldRoster, type RosterEntry } from '../roster.ts';
import { tellChanges, tellRoster } from './tell-roster.ts';

type Entries = ReadonlyMap<string, RosterEntry>;

const MOST = 4;

const people = 'abcdefg'.split('');

const arbitraryRoster: fc.Arbitrary<Entries> = fc
  .array(fc.record({ id: fc.constantFrom(...people), role: fc.constantFrom('visitor', 'member') }))
  .map((drawn) => {
    // The local user is always there.
    const entries = [{ id: 'me', role: 'member' } as const, ...drawn];
    return new Map(
      entries.map(({ id, role }) => [
        id,
        { person: { id, name: id, kind: 'user' }, role, presence: 'active', isSelf: id === 'me' },
      ]),
    );
  });

describe('telling a roster', () => {
  it('[PR6] lists at most as many as its limit, always the local user, and says honestly how many there are', () => {
    let largeRooms = 0;
    let crossings = 0;
    fc.assert(
      fc.property(fc.array(arbitraryRoster, { minLength: 2 }), ([first = new Map<string, RosterEntry>(), ...rest]) => {
        let told = tellRoster(first, MOST);
        let folded: Entries = new Map();
        let count = 0;
        let isTruncated = false;
        for (const roster of [undefined, ...rest]) {
          const wasTruncated = isTruncated;
          if (roster) told = tellChanges(told, roster, MOST);
          for (const event of told.events) {
            folded = foldRoster(folded, event);
            count = event.count;
            if (event.type === 'snapshot') isTruncated = event.isTruncated;
          }
          const { size } = told.roster;
          assert.equal(count, size);
          assert.equal(isTruncated, size > MOST);
          assert.ok(folded.size <= MOST && folded.has('me'));
          for (const [id, entry] of folded) assert.deepEqual(entry, told.roster.get(id));
          if (!isTruncated) assert.equal(folded.size, size);
          largeRooms += Number(isTruncated);
          crossings += Number(isTruncated !== wasTruncated);
        }
        assert.deepEqual(tellChanges(told, told.roster, MOST).events, []);
      }),
    );
    assert.ok(largeRooms > 50 && crossings > 20, `${largeRooms} large rooms, ${crossings} crossings`);
  });
});
