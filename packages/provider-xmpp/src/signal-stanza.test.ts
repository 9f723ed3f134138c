import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ChannelSignal, LIMITS } from '@roompane/protocol';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { $msg } from 'strophe.js';
import { parseRoomMessage, type RoomMessage } from './room-message.ts';
import { addSignal } from './signal-stanza.ts';

function parse(text: string): RoomMessage {
  // What stands for a DOM in Node has its own types; the sources use what both have.
  return parseRoomMessage(new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as Element);
}

const write = (signal: ChannelSignal): string =>
  addSignal($msg({ type: 'groupchat' }), { ...signal, session: 's' }).toString();

/** What is read of a message with this beside that JSON. */
function read(json: string, beside = '', type = 'groupchat'): RoomMessage['signal'] {
  const signal = `<signal xmlns="urn:roompane:signal:0" session="s">${json}</signal>`;
  return parse(
    `<message xmlns="jabber:client" type="${type}" from="desk@rooms.example/Kim">${signal}${beside}</message>`,
  ).signal;
}

describe('the stanza of a signal', () => {
  it('gives every channel back as it was, and all JSON', () => {
    // The parser in Node warns of the one that stands for all that could not be read.
    const unit = fc.integer({ min: 0, max: 0xffff }).filter((code) => code !== 0xfffd);
    const units = fc.string({ unit: unit.map((code) => String.fromCharCode(code)) });
    const property = fc.property(units, units, (channel, text) => {
      const signal = { channel, data: { text, list: [null, 1, true] } };
      assert.deepEqual(parse(write(signal)).signal, { ...signal, session: 's' });
    });
    fc.assert(property);
  });

  it('is read at its longest, and is nothing beyond', () => {
    const [channel, data] = ['\ufffe'.repeat(LIMITS.signalChannelChars), '\ufffe'.repeat(LIMITS.signalChars - 2)];
    assert.deepEqual(parse(write({ channel, data })).signal, { channel, data, session: 's' });
    assert.equal(parse(write({ channel: `${channel}-`, data: 1 })).signal, undefined);
    assert.equal(parse(write({ channel, data: `${data}-` })).signal, undefined);
    assert.equal(read(`{"channel":"a","data":1}${' '.repeat(100_000)}`), undefined);
  });

  it('is nothing where a stranger’s words are none', () => {
    assert.deepEqual(read('{"channel":"a","data":1,"more":2}'), { channel: 'a', data: 1, session: 's' });
    const deep = `{"channel":"a","data":${'['.repeat(17)}${']'.repeat(17)}}`;
    const inherited = '{"__proto__":{"channel":"a","data":1}}';
    const wrong = ['', '{', 'null', '1', '[]', '{"data":1}', '{"channel":"a"}', '{"channel":1,"data":1}'];
    for (const json of [...wrong, deep, inherited]) assert.equal(read(json), undefined, json);
    assert.equal(read('{"channel":"a","data":1}', '', 'chat'), undefined);
    assert.equal(read('{"channel":"a","data":1}', '', 'error'), undefined);
  });

  it('is for the moment: no message, and none that a server kept', () => {
    const json = '{"channel":"a","data":1}';
    assert.equal(read(json, '<body>hello</body>'), undefined);
    assert.equal(read(json, '<delay xmlns="urn:xmpp:delay" stamp="2026-01-02T03:04:05Z"/>'), undefined);
  });
});
