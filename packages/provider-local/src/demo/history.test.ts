import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDraft, parseAs, parseDraft } from '@roompane/protocol';
import { createDemoHistory } from './history.ts';
import { DEMO_PEOPLE, quietPeople } from './people.ts';
import { demoRooms, DEMO_ROOMS } from './rooms.ts';

const MINUTE_MS = 60_000;
const times = ['2025-11-18T10:41:05', '2025-11-18T00:20:00', '2025-11-18T23:59:00', '2025-03-31T12:00:00'].map((time) =>
  new Date(time).getTime(),
);

describe('the demo’s history', () => {
  for (const nowEpochMs of times) {
    it(`is in order and in the past at ${new Date(nowEpochMs).toString()}`, () => {
      for (const posts of createDemoHistory(nowEpochMs).values()) {
        const sent = posts.map(({ atEpochMs }) => atEpochMs);
        assert.deepEqual(
          [...sent].sort((one, other) => one - other),
          sent,
        );
        assert.ok(Math.max(...sent) < nowEpochMs);
        assert.ok(Math.min(...sent) > nowEpochMs - 2 * 24 * 60 * MINUTE_MS);
      }
    });
  }

  const history = createDemoHistory(times[0] ?? 0);

  it('holds nothing that a room would refuse', () => {
    for (const { draft } of [...history.values()].flat()) {
      assert.equal(checkDraft(draft), undefined);
      assert.deepEqual(parseAs(parseDraft, draft, 'call/invalid-params'), draft);
      for (const { offset, length } of draft.body.spans) assert.ok(offset + length <= draft.body.text.length);
    }
  });

  it('is said by people who are in the room and may post there, each post under a key of its own', () => {
    for (const { info, members } of demoRooms) {
      const posts = history.get(info.id) ?? [];
      assert.ok(posts.length > 0, info.title);
      const keys = posts.map(({ author, draft }) => `${author.id} ${draft.key}`);
      assert.equal(new Set(keys).size, keys.length);
      for (const { author } of posts) {
        const role = members.find(({ person }) => person.id === author.id)?.role;
        assert.ok(role && role !== 'visitor', `${author.name} in ${info.title}`);
        if (info.kind === 'auditorium') assert.notEqual(role, 'member');
      }
    }
  });

  it('shows every kind of message', () => {
    const posts = history.get(DEMO_ROOMS.fxDesk) ?? [];
    const drafts = posts.map(({ draft }) => draft);
    assert.ok(drafts.some(({ title }) => title === 'What the desk expects from the ECB on Thursday'));
    assert.ok(drafts.some(({ importance }) => importance === 'high'));
    assert.ok(posts.some(({ author, draft }) => author.kind === 'bot' && draft.data !== undefined));
    assert.ok(posts.some(({ author, draft }) => author.kind === 'bot' && draft.data === undefined));
    assert.ok(posts.some(({ via }) => via));
    const spans = new Set(drafts.flatMap(({ body }) => body.spans.map(({ type }) => type)));
    assert.deepEqual([...spans].sort(), ['link', 'mention', 'strong']);
  });

  it('is told by people with ids of their own', () => {
    const people = [...Object.values(DEMO_PEOPLE), ...quietPeople];
    assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
    assert.equal(people.length, 24);
    for (const { id } of people) assert.match(id, /^[a-z.-]+$/);
  });
});
