import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countBytes } from './count-bytes.ts';
import { checkDraft, createDraft, type DraftInput, parseDraft } from './draft.ts';
import { LIMITS } from './limits.ts';

const check = (input: DraftInput): readonly unknown[] => {
  const error = checkDraft(createDraft(input, 'key'));
  return error ? [error.code, error.data] : [];
};

const tooLong = (limit: 'messageBytes' | 'storyBytes', actual: number): readonly unknown[] => [
  'limit/exceeded',
  { limit, max: LIMITS[limit], actual, unit: 'bytes' },
];

describe('checkDraft', () => {
  it('[LI4] lets a message through up to its limit in bytes, and not one byte more', () => {
    assert.deepEqual(check({ body: 'x'.repeat(8_192) }), []);
    assert.deepEqual(check({ body: 'x'.repeat(8_193) }), tooLong('messageBytes', 8_193));
    assert.deepEqual(check({ title: 'T', body: 'x'.repeat(32_768) }), []);
    assert.deepEqual(check({ title: 'T', body: 'x'.repeat(32_769) }), tooLong('storyBytes', 32_769));
    assert.deepEqual(check({ kind: 'regular', title: 'T', body: 'x'.repeat(8_193) }), tooLong('messageBytes', 8_193));
  });

  it('[LI4] counts bytes as a chat server does, not characters', () => {
    assert.deepEqual(check({ body: 'é'.repeat(4_096) }), []);
    assert.deepEqual(check({ body: `${'é'.repeat(4_096)}x` }), tooLong('messageBytes', 8_193));
    assert.deepEqual(check({ body: '😀'.repeat(2_049) }), tooLong('messageBytes', 8_196));
    const character = fc.constantFrom('x', '\u0000', 'é', '€', '😀', '\ud800', '\udc00');
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        assert.equal(countBytes(characters.join('')), Buffer.byteLength(characters.join('')));
      }),
    );
  });

  it('[LI4] asks for words, and for the title of a story', () => {
    const words = ['call/invalid-params', { path: 'body.text', expected: 'some text' }];
    for (const body of ['', '  \n\t ']) assert.deepEqual(check({ body }), words);
    const title = ['call/invalid-params', { path: 'title', expected: 'a title, since this is a story' }];
    assert.deepEqual(check({ kind: 'story', body: 'text' }), title);
    assert.deepEqual(check({ kind: 'story', title: ' ', body: 'text' }), title);
    assert.deepEqual(check({ kind: 'regular', body: 'text' }), []);
  });
});

describe('createDraft', () => {
  it('needs the words alone', () => {
    assert.deepEqual(createDraft({ body: 'hello' }, 'k1'), {
      kind: 'regular',
      importance: 'normal',
      body: { text: 'hello', spans: [] },
      key: 'k1',
    });
  });

  it('makes a story of what has a title, unless it is told otherwise', () => {
    assert.equal(createDraft({ body: 'b', title: 'T' }, 'k').kind, 'story');
    assert.equal(createDraft({ body: 'b', title: '' }, 'k').kind, 'regular');
    assert.ok(!('title' in createDraft({ body: 'b', title: '' }, 'k')));
    assert.equal(createDraft({ body: 'b', title: 'T', kind: 'regular' }, 'k').kind, 'regular');
  });

  it('keeps what it is given: body, importance, data that is falsy, and the key of a retry', () => {
    const body = { text: 'b', spans: [{ type: 'strong', offset: 0, length: 1 }] } as const;
    const draft = createDraft({ body, importance: 'high', data: null, key: 'mine' }, 'new');
    assert.deepEqual(draft, { kind: 'regular', importance: 'high', body, data: null, key: 'mine' });
    assert.equal(createDraft({ body: 'b', data: 0 }, 'k').data, 0);
  });

  it('[CL3] makes drafts that the far side reads as they are', () => {
    const input = fc.record(
      {
        body: fc.string({ maxLength: 200 }),
        kind: fc.constantFrom('regular' as const, 'story' as const),
        title: fc.string({ maxLength: 256 }),
        importance: fc.constantFrom('normal' as const, 'high' as const),
        key: fc.string({ minLength: 1, maxLength: 64 }),
      },
      { requiredKeys: ['body'] },
    );
    fc.assert(
      fc.property(input, (given) => {
        const draft = createDraft(given, 'new');
        assert.deepEqual(parseDraft(JSON.parse(JSON.stringify(draft)), ''), draft);
      }),
    );
  });
});
