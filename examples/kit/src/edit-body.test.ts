import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { editBody } from './edit-body.ts';

describe('editBody', () => {
  it('moves the spans with the words', () => {
    const text = 'Bid 3 m EURUSD, Marco';
    const body = {
      text,
      spans: [
        { type: 'strong' as const, offset: 0, length: 14 },
        { type: 'mention' as const, offset: text.indexOf('Marco'), length: 5 },
      ],
    };
    const edited = editBody(body, [{ offset: 8, length: 6, words: 'EUR/USD' }]);
    assert.equal(edited.text, 'Bid 3 m EUR/USD, Marco');
    assert.deepEqual(
      edited.spans.map(({ offset, length }) => edited.text.slice(offset, offset + length)),
      ['Bid 3 m EUR/USD', 'Marco'],
    );
  });

  it('leaves the words of a span that it does not touch as they are, whatever the edits before and behind', () => {
    const part = fc.string({ maxLength: 8 });
    const parts = fc.record({ before: part, kept: part, behind: part, one: part, other: part });
    fc.assert(
      fc.property(parts, ({ before, kept, behind, one, other }) => {
        const text = `${before}|${kept}|${behind}`;
        const offset = before.length + 1;
        const body = { text, spans: [{ type: 'code' as const, offset, length: kept.length }] };
        const edited = editBody(body, [
          { offset: 0, length: before.length, words: one },
          { offset: offset + kept.length + 1, length: behind.length, words: other },
        ]);
        assert.equal(edited.text, `${one}|${kept}|${other}`);
        const [span] = edited.spans;
        assert.ok(span);
        assert.equal(edited.text.slice(span.offset, span.offset + span.length), kept);
      }),
    );
  });
});
