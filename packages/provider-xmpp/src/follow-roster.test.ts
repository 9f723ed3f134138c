import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS, type RosterEntry, type RosterEvent } from '@roompane/protocol';
import { Bell } from './bell.ts';
import { followRoster } from './follow-roster.ts';

const toRoster = (count: number): Map<string, RosterEntry> =>
  new Map(
    Array.from({ length: count }, (_, index): [string, RosterEntry] => {
      const person = { id: `p${index}`, name: `Person ${index}`, kind: 'user' } as const;
      return [person.id, { person, role: 'member', presence: 'active', isSelf: index === count - 1 }];
    }),
  );

describe('the roster of a room on a server', () => {
  it('[PR6] says when the room is too large to list, and when it is no longer, to whom follows it too', async () => {
    const bell = new Bell();
    const over = new AbortController();
    let roster = toRoster(LIMITS.rosterPeople);
    const events = followRoster(() => roster, bell, over.signal);
    const next = async (): Promise<RosterEvent> => (await events.next()).value as RosterEvent;
    const told = [await next()];
    for (const count of [LIMITS.rosterPeople + 1, LIMITS.rosterPeople]) {
      roster = toRoster(count);
      const coming = next();
      bell.ring();
      told.push(await coming);
    }
    assert.deepEqual(
      told.map((event) => event.type === 'snapshot' && [event.entries.length, event.count, event.isTruncated]),
      [
        [LIMITS.rosterPeople, LIMITS.rosterPeople, false],
        [LIMITS.rosterPeople, LIMITS.rosterPeople + 1, true],
        [LIMITS.rosterPeople, LIMITS.rosterPeople, false],
      ],
    );
    const whole = told[1];
    assert.ok(whole?.type === 'snapshot' && whole.entries.some(({ isSelf }) => isSelf), 'the local user is listed');
    over.abort();
    await assert.rejects(events.next(), { code: 'call/aborted' });
  });
});
