import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Cleared, createDraft } from '@roompane/protocol';
import fc from 'fast-check';
import { textFrom, writePayload } from './payload.ts';
import { toXmlText } from './xml.ts';

/** What XML 1.0 allows, all of it. */
const isXml = /^(?:[\t\n\r -\ud7ff\ue000-\ufffd]|[\ud800-\udbff][\udc00-\udfff])*$/;

describe('what stands beside a body', () => {
  it('gives every text back as it was, and is XML whatever the text', () => {
    const units = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(units, (text) => {
        const body = toXmlText(text);
        // eslint-disable-next-line no-restricted-syntax -- what is written of a draft, before any gate
        const written = writePayload({ draft: createDraft({ body: text }, 'key') } as Cleared);
        assert.match(body, isXml);
        assert.match(written, isXml);
        assert.equal(body.length, text.length);
        assert.equal(textFrom(JSON.parse(written) as Record<string, unknown>, body), text);
      }),
    );
  });
});
