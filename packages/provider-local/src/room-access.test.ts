import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRoompaneError, ROLES, type Role, type RoomInfo } from '@roompane/protocol';
import { mayPost, toAccess } from './room-access.ts';
import type { MemberRow, RoomRow } from './schema.ts';

const person = { id: 'one', name: 'One', kind: 'user' } as const;

const roomRow = (more: Partial<RoomInfo>): RoomRow => {
  const info: RoomInfo = { id: 'room', title: 'Room', description: '', kind: 'regular', privacy: 'open', ...more };
  return { id: 'room', info, logId: '', expiredSeq: 0 };
};

const memberRow = (role: Role): MemberRow => ({ roomId: 'room', personId: 'one', person, role, isFollowed: true });

describe('access to a room', () => {
  it('[PR5] lets post by role and kind', () => {
    assert.deepEqual(
      ROLES.map((role) => [role, mayPost(role, { kind: 'regular' }), mayPost(role, { kind: 'auditorium' })]),
      [
        ['visitor', false, false],
        ['member', true, false],
        ['presenter', true, true],
        ['manager', true, true],
      ],
    );
  });

  it('[PR5] makes a visitor of whom an open room does not list', () => {
    const { standing } = toAccess(roomRow({ privacy: 'open' }), undefined, person);
    assert.deepEqual(standing, { person, role: 'visitor', canPost: false });
  });

  it('[PR5] gives members their standing, whatever the privacy', () => {
    for (const privacy of ['open', 'closed', 'secret'] as const) {
      const { standing } = toAccess(roomRow({ privacy }), memberRow('presenter'), person);
      assert.deepEqual(standing, { person, role: 'presenter', canPost: true });
    }
  });

  it('[PR5] tells a closed room from none, and a secret one not', () => {
    const refusal = (room: RoomRow | undefined): unknown => {
      try {
        return toAccess(room, undefined, person);
      } catch (thrown) {
        if (!isRoompaneError(thrown)) throw thrown;
        return [thrown.code, thrown.data];
      }
    };
    assert.deepEqual(refusal(roomRow({ privacy: 'secret' })), refusal(undefined));
    assert.deepEqual(refusal(roomRow({ privacy: 'closed' })), ['room/members-only', { roomId: 'room' }]);
  });
});
