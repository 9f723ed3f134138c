import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SPAN_TYPES, type Span } from '@roompane/protocol';
import { type SpanNode, toSpanTree } from './span-tree.ts';

const flatten = (nodes: readonly SpanNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : flatten(node.children))).join('');

/** As nested brackets: `strong(a link(b))`. */
const write = (nodes: readonly SpanNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : `${node.mark.type}(${write(node.children)})`)).join('');

const tree = (text: string, spans: readonly Span[]): string => write(toSpanTree({ text, spans }));

describe('toSpanTree', () => {
  it('leaves a text without spans as it is', () => {
    assert.deepEqual(toSpanTree({ text: 'a <b>', spans: [] }), ['a <b>']);
    assert.deepEqual(toSpanTree({ text: '', spans: [] }), []);
  });

  it('nests spans that lie in each other', () => {
    const spans: Span[] = [
      { type: 'strong', offset: 0, length: 5 },
      { type: 'emphasis', offset: 2, length: 1 },
    ];
    assert.equal(tree('ab c d', spans), 'strong(abemphasis( )c )d');
  });

  it('cuts spans that overlap, so that each is whole and nothing is said twice', () => {
    const spans: Span[] = [
      { type: 'emphasis', offset: 0, length: 4 },
      { type: 'strong', offset: 2, length: 4 },
    ];
    assert.equal(tree('abcdef', spans), 'emphasis(ab)strong(emphasis(cd)ef)');
  });

  it('counts a span that reaches past the end to the end, and drops one that begins there', () => {
    const spans: Span[] = [
      { type: 'strong', offset: 1, length: 99 },
      { type: 'code', offset: 2, length: 3 },
      { type: 'quote', offset: 0, length: 0 },
    ];
    assert.equal(tree('ab', spans), 'astrong(b)');
  });

  it('never puts one control into another', () => {
    const spans: Span[] = [
      { type: 'link', offset: 0, length: 4, href: 'https://a.example/' },
      { type: 'room-link', offset: 2, length: 4, target: 'r' },
    ];
    assert.equal(tree('abcdef', spans), 'link(abcd)room-link(ef)');
  });

  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\u0001javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    '/relative',
    '//host.example',
    '',
  ]) {
    it(`draws a link to ${JSON.stringify(href)} as plain text`, () => {
      assert.equal(tree('abc', [{ type: 'link', offset: 0, length: 3, href }]), 'abc');
    });
  }

  for (const href of ['https://a.example/', 'http://a.example/', 'mailto:a@b.example']) {
    it(`keeps a link to ${href}`, () => {
      assert.equal(tree('abc', [{ type: 'link', offset: 0, length: 3, href }]), 'link(abc)');
    });
  }

  it('keeps every character once and in order, whatever the spans are', () => {
    const span = fc.record({
      type: fc.constantFrom(...SPAN_TYPES),
      offset: fc.nat(40),
      length: fc.nat(40),
      href: fc.constantFrom('https://a.example/', 'javascript:x'),
      target: fc.string(),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(span, { maxLength: 12 }), (text, spans) => {
        assert.equal(flatten(toSpanTree({ text, spans })), text);
      }),
    );
  });
});
