import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Attendance, foldPresence, parseLockName, toLockName } from './presence-fold.ts';

const attend = (sign: Attendance['sign'], personId: string, instanceId: string): Attendance => ({
  sign,
  roomId: 'room',
  personId,
  instanceId,
});

describe('presence', () => {
  it('[PR6] reads from a lock’s name what was written, whatever the ids hold', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.tuple(...Array.from({ length: 3 }, () => fc.string({ minLength: 1 }))),
        (name, ids) => {
          const [roomId = '', personId = '', instanceId = ''] = ids;
          const written = { sign: 'here', roomId, personId, instanceId } as const;
          assert.deepEqual(parseLockName(name, toLockName(name, written)), written);
        },
      ),
    );
  });

  it('[PR6] is not read from the locks of something else', () => {
    const prefix = 'roompane/db/presence/';
    const others = ['', 'roompane/db/seed-demo', prefix, `${prefix}{}`, `${prefix}[1,2,3,4]`, `${prefix}["here","",1]`];
    for (const other of others) assert.equal(parseLockName('db', other), undefined, other);
    assert.equal(parseLockName('db', toLockName('other', attend('here', 'a', '1'))), undefined, 'another deployment');
    assert.equal(parseLockName('db', `${prefix}["gone","room","a","1"]`), undefined, 'an unknown sign');
  });

  it('[PR6] makes one entry of the tabs of one person, active when one of them is looked at', () => {
    const attendances = [
      attend('looking', 'both', '2'),
      attend('here', 'both', '1'),
      attend('here', 'both', '2'),
      attend('here', 'hidden', '3'),
      { ...attend('here', 'elsewhere', '4'), roomId: 'other room' },
    ];
    const expected = [
      ['both', 'active'],
      ['hidden', 'away'],
    ];
    assert.deepEqual([...foldPresence(attendances, 'room')], expected);
    assert.deepEqual(
      new Map([...foldPresence(attendances.reverse(), 'room')]),
      new Map(expected as [string, 'active'][]),
    );
  });
});
