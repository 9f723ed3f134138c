import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type DraftInput } from '@roompane/protocol';
import { findBreach } from './find-breach.ts';
import { parseRules } from './rules.ts';

const { walls } = parseRules('Equities: Aurora, Project Blue\nResearch: draft rating');
const find = (input: DraftInput, title = 'FX desk – London') => findBreach(createDraft(input, 'key'), walls, title);

describe('an ethical wall', () => {
  it('stops a word of another desk, and says whose it is', () => {
    assert.deepEqual(find({ body: 'Any news on Aurora?' }), { desk: 'Equities', word: 'Aurora' });
  });

  for (const body of [
    'AURORA',
    'the aurora.',
    'Au\u00ADro\u200Bra',
    'Ａｕｒｏｒａ',
    'Aurôra',
    'project\nblue',
    'Project\u00A0 Blue',
    'A draft rating?',
  ]) {
    it(`finds it in ${JSON.stringify(body)}`, () => assert.ok(find({ body })));
  }

  for (const body of ['Auroras are green', 'a blue project', 'drafting a rating', '']) {
    it(`leaves ${JSON.stringify(body)} alone`, () => assert.equal(find({ body }), undefined));
  }

  it('looks at titles, at addresses of links and at names of files', () => {
    assert.ok(find({ title: 'Aurora', body: 'See inside' }));
    const link = { type: 'link' as const, offset: 0, length: 4, href: 'https://intranet.example/aurora/deck' };
    assert.ok(find({ body: { text: 'here', spans: [link] } }));
    const file = { id: 'f', name: 'aurora.pdf', mediaType: 'application/pdf', bytes: 1 };
    assert.ok(find({ body: 'here', attachments: [file] }));
  });

  it('lets the rooms of the desk itself read its words', () => {
    assert.equal(find({ body: 'Aurora closes today' }, 'Equities – Paris'), undefined);
  });
});

describe('rules of walls', () => {
  it('are read a desk a line, and say which lines are none', () => {
    assert.deepEqual(parseRules('Equities: Aurora\n\nno colon\nResearch:\n: word'), {
      walls: [{ desk: 'Equities', words: ['Aurora'] }],
      wrongLines: [3, 4, 5],
    });
  });
});
