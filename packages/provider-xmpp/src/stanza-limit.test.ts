import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { parseStanzaLimit, toRoomLimits } from './stanza-limit.ts';

function features(inside: string): Element {
  const text = `<stream:features xmlns:stream="http://etherx.jabber.org/streams" xmlns="jabber:client">${inside}</stream:features>`;
  // What stands for a DOM in Node has its own types; the sources use what both have.
  return new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as Element;
}

const limits = (said: string): string =>
  `<limits xmlns="urn:xmpp:stream-limits:0"><max-bytes>${said}</max-bytes><idle-seconds>60</idle-seconds></limits>`;

describe('what a server’s stream takes', () => {
  it('is known where the server says it', () => {
    assert.equal(parseStanzaLimit(features(limits('65536'))), 65_536);
    for (const nothing of [null, features(''), features(limits('much')), features(limits('-1'))]) {
      assert.equal(parseStanzaLimit(nothing), undefined);
    }
  });

  it('limits the texts of a room where that is less than the contract allows', () => {
    assert.deepEqual(toRoomLimits(65_536), { messageBytes: 8_192, storyBytes: 10_240 });
    assert.deepEqual(toRoomLimits(10_000), { messageBytes: 984, storyBytes: 984 });
    assert.deepEqual([toRoomLimits(262_144), toRoomLimits(undefined)], [undefined, undefined]);
  });
});
