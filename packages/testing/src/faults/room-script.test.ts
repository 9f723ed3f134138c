import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDraft, parseAs, parseDraft, type Person } from '@roompane/protocol';
import { roomScript, type RoomScriptOptions, type ScriptLine } from './room-script.ts';

const people: readonly Person[] = [
  { id: 'hannah', name: 'Hannah Lind', kind: 'user' },
  { id: 'tom', name: 'Tom Okafor', kind: 'user' },
  { id: 'levels', name: 'Level bot', kind: 'bot' },
];

function read(count: number, options: Partial<RoomScriptOptions> = {}): ScriptLine[] {
  const lines: ScriptLine[] = [];
  for (const line of roomScript({ seed: 1, people, ...options })) if (lines.push(line) === count) break;
  return lines;
}

describe('a room’s script', () => {
  it('is the same for the same seed each time it is read, and another for another', () => {
    const script = roomScript({ seed: 5, people });
    const [one, other] = [0, 1].map(() => {
      const lines = script[Symbol.iterator]();
      return Array.from({ length: 200 }, () => lines.next().value as ScriptLine);
    });
    assert.deepEqual(one, other);
    const bodies = (lines: readonly ScriptLine[] | undefined) => lines?.map(({ draft }) => draft.body.text);
    assert.notDeepEqual(bodies(one), bodies(read(200, { seed: 6 })));
  });

  it('says nothing that a room would refuse, with spans inside their text', () => {
    for (const { draft } of read(5_000)) {
      assert.equal(checkDraft(draft), undefined);
      assert.deepEqual(parseAs(parseDraft, draft, 'call/invalid-params'), draft);
      for (const { offset, length } of draft.body.spans) {
        assert.ok(length > 0 && offset + length <= draft.body.text.length);
      }
    }
  });

  it('gives each line a key of its own, which sorts by its place', () => {
    const keys = read(2_000, { keyPrefix: 'run-1-' }).map(({ draft }) => draft.key);
    assert.equal(new Set(keys).size, 2_000);
    assert.deepEqual([...keys].sort(), keys);
    assert.ok(keys.every((key) => key.startsWith('run-1-')));
    assert.ok(read(1, { keyPrefix: 'p'.repeat(50) })[0]!.draft.key.length <= 64);
  });

  it('has everybody speak, and every kind of message among few hundred', () => {
    const lines = read(600);
    assert.deepEqual(new Set(lines.map(({ author }) => author.id)), new Set(['hannah', 'tom', 'levels']));
    const drafts = lines.map(({ draft }) => draft);
    assert.ok(drafts.some(({ kind, importance }) => kind === 'regular' && importance === 'high'));
    assert.ok(drafts.some(({ kind }) => kind === 'story'));
    const spans = new Set(drafts.flatMap(({ body }) => body.spans.map(({ type }) => type)));
    assert.deepEqual([...spans].sort(), ['code', 'link', 'mention', 'strong']);
    const alerts = drafts.filter(({ importance }) => importance === 'high');
    assert.ok(alerts.length < drafts.length / 10, `${alerts.length} of ${drafts.length} are alerts`);
  });

  it('mentions others, never the speaker, and data is what bots give', () => {
    for (const { author, draft } of read(2_000)) {
      for (const { type, target } of draft.body.spans) if (type === 'mention') assert.notEqual(target, author.id);
      if (draft.data !== undefined) assert.equal(author.kind, 'bot');
    }
  });

  it('goes on with one person alone, and refuses nobody at all', () => {
    assert.equal(read(500, { people: people.slice(0, 1) }).length, 500);
    assert.throws(() => roomScript({ seed: 1, people: [] }), { code: 'argument/invalid' });
  });
});
