import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { type Archived, parseItem } from './item.ts';

const room = 'desk@rooms.example';

/** A stanza as an archive gives it. */
function archived(inside: string, from = `${room}/Kim`): Archived {
  const text = `<message xmlns="jabber:client" type="groupchat" id="m1" from="${from}">${inside}</message>`;
  // What stands for a DOM in Node has its own types; the sources use what both have.
  const message = new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as Element;
  return { id: 'a1', stamp: '2026-01-02T03:04:05Z', message };
}

const roompane = (json: string): string => `<roompane xmlns="urn:roompane:message:0">${json}</roompane>`;
const vouched = '<x xmlns="http://jabber.org/protocol/muc#user"><item jid="kim@example"/></x>';

describe('a stanza of the archive', () => {
  it('is a plain message with the server’s time and sender', () => {
    assert.deepEqual(parseItem(archived(`<body>hello</body>${vouched}`)), {
      id: 'a1',
      originalId: 'm1',
      atEpochMs: Date.UTC(2026, 0, 2, 3, 4, 5),
      sender: { nick: 'Kim', jid: 'kim@example' },
      content: {
        type: 'post',
        written: { kind: 'regular', importance: 'normal', body: { text: 'hello', spans: [] } },
      },
    });
  });

  it('is from whom the server names last', () => {
    const forged = vouched.replace('kim', 'boss');
    assert.equal(parseItem(archived(`${forged}<body>pay</body>${vouched}`)).sender.jid, 'kim@example');
  });

  it('has what stands beside its body', () => {
    const said = {
      kind: 'story',
      importance: 'high',
      title: 'T',
      data: { a: 1 },
      via: { id: 'v', name: 'V' },
      key: 'k',
    };
    const spans = [{ type: 'strong', offset: 0, length: 2 }];
    const json = JSON.stringify({ ...said, spans });
    const reply = '<reply xmlns="urn:xmpp:reply:0" id="a0"/>';
    const { content } = parseItem(archived(`<body>hi</body>${roompane(json)}${reply}`));
    assert.deepEqual(content, { type: 'post', written: { ...said, body: { text: 'hi', spans }, replyTo: 'a0' } });
  });

  it('counts by its body alone where the rest does not fit', () => {
    const wrong = [
      'no json',
      '[]',
      'null',
      '{"kind":"loud"}',
      '{"title":7}',
      '{"spans":[{"type":"script","offset":0,"length":1}]}',
      `{"title":"${'x'.repeat(257)}"}`,
      `{"data":${'['.repeat(40)}${']'.repeat(40)}}`,
      '{"__proto__":{"kind":"story"},"constructor":{}}',
      `{"data":"${'x'.repeat(140_000)}"}`,
    ];
    const plain = { kind: 'regular', importance: 'normal', body: { text: 'words', spans: [] } };
    for (const json of wrong) {
      const { content } = parseItem(archived(`<body>words</body>${roompane(json)}`));
      assert.deepEqual(content, { type: 'post', written: plain }, json.slice(0, 60));
    }
  });

  it('takes other words than the body’s only where XML could not carry them', () => {
    const textWith = (json: string, body: string): string => {
      const { content } = parseItem(archived(`<body>${body}</body>${roompane(json)}`));
      return content.type === 'post' ? content.written.body.text : content.type;
    };
    assert.equal(textWith('{"text":"a\\r\\nb"}', 'a\n\nb'), 'a\r\nb');
    assert.equal(textWith('{"text":"transfer all"}', 'hello'), 'hello');
  });

  it('cuts what no message may be', () => {
    const { content } = parseItem(archived(`<body>${'x'.repeat(40_000)}</body>`));
    assert.equal(content.type === 'post' && content.written.body.text.length, 32_768);
  });

  it('is an edit of what it names, or of what its author called so', () => {
    const replace = '<replace xmlns="urn:xmpp:message-correct:0" id="m0"/>';
    const own = parseItem(archived(`<body>b</body>${replace}${roompane('{"edits":"a0"}')}`)).content;
    assert.deepEqual(own.type === 'edit' && [own.messageId, own.originalId], ['a0', 'm0']);
    const foreign = parseItem(archived(`<body>b</body>${replace}`)).content;
    assert.deepEqual(foreign.type === 'edit' && [foreign.messageId, foreign.originalId], [undefined, 'm0']);
  });

  it('is a reaction if that is whole', () => {
    const react = { messageId: 'a0', reaction: '👍', isOn: true };
    const { content } = parseItem(archived(roompane(JSON.stringify({ react }))));
    assert.deepEqual(content, { type: 'reaction', ...react });
    const long = { ...react, reaction: 'x'.repeat(33) };
    assert.equal(parseItem(archived(roompane(JSON.stringify({ react: long })))).content.type, 'other');
  });

  it('is a removal only from the room itself', () => {
    const applied =
      '<apply-to xmlns="urn:xmpp:fasten:0" id="a0"><moderated xmlns="urn:xmpp:message-moderate:0"/></apply-to>';
    assert.deepEqual(parseItem(archived(applied, room)).content, { type: 'moderation', messageId: 'a0' });
    assert.equal(parseItem(archived(applied)).content.type, 'other');
    assert.equal(parseItem(archived('<body>the room speaks</body>', room)).content.type, 'other');
  });

  it('is a removal by its author only where one says so, as servers and clients of today write it too', () => {
    const type = (inside: string, from?: string): string => {
      const { content } = parseItem(archived(inside, from));
      return 'originalId' in content ? `${content.type} ${content.originalId}` : content.type;
    };
    const retract = (inside: string): string =>
      `<retract xmlns="urn:xmpp:message-retract:1" id="a0">${inside}</retract>`;
    const fallback = '<body>This person attempted to remove a message</body>';
    const old = '<apply-to xmlns="urn:xmpp:fasten:0" id="a0"><retract xmlns="urn:xmpp:message-retract:0"/></apply-to>';
    assert.equal(type(retract('') + fallback), 'retraction a0');
    assert.equal(type(old + fallback), 'retraction a0');
    const moderated = retract('<moderated xmlns="urn:xmpp:message-moderate:1"/>');
    assert.equal(type(moderated, room), 'moderation');
    assert.equal(type(retract(''), room), 'other');
    assert.equal(type('<retracted xmlns="urn:xmpp:message-retract:1" stamp="2026-01-02T03:04:05Z"/>'), 'tombstone');
  });

  it('is how reactions stand, as other clients say it', () => {
    const set = (inside: string): string => `<reactions xmlns="urn:xmpp:reactions:0" id="a0">${inside}</reactions>`;
    const { content } = parseItem(
      archived(set(`<reaction>👍</reaction><reaction>👍</reaction><reaction>${'x'.repeat(33)}</reaction>`)),
    );
    assert.deepEqual(content, { type: 'reactions', messageId: 'a0', reactions: ['👍'] });
    const many = Array.from({ length: 100 }, (_, index) => `<reaction>${index}</reaction>`).join('');
    const read = parseItem(archived(set(many))).content;
    assert.equal(read.type === 'reactions' && read.reactions.length, 32);
  });

  it('is something, whatever a stranger wrote', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom('<body>b</body>', ''), (json, body) => {
        const escaped = json
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replace(/[^\t\n\r -\ud7ff]/g, '?');
        const { content } = parseItem(archived(body + roompane(escaped)));
        assert.ok(['post', 'other', 'reaction'].includes(content.type));
      }),
    );
  });
});
