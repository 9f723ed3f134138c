import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { parseItem } from './item.ts';

const url = 'https://files.example/1/chart%20one.png';

function read(inside: string): { text: string; attachments: unknown } | string {
  const text = `<message xmlns="jabber:client" type="groupchat" id="m1" from="desk@rooms.example/Kim">${inside}</message>`;
  // What stands for a DOM in Node has its own types; the sources use what both have.
  const message = new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as Element;
  const { content } = parseItem({ id: 'a1', stamp: '2026-01-02T03:04:05Z', message });
  return content.type === 'post'
    ? { text: content.written.body.text, attachments: content.written.attachments }
    : content.type;
}

const outOfBand = (address: string): string => `<x xmlns="jabber:x:oob"><url>${address}</url></x>`;
const roompane = (json: unknown): string =>
  `<roompane xmlns="urn:roompane:message:0">${JSON.stringify(json)}</roompane>`;
const plain = { id: url, name: 'chart one.png', mediaType: '', bytes: 0, url };

describe('the files of another client’s message', () => {
  it('are known by their address, which is then no text', () => {
    assert.deepEqual(read(`<body>${url}</body>${outOfBand(url)}`), { text: '', attachments: [plain] });
    assert.deepEqual(read(`<body>look</body>${outOfBand(url)}`), { text: 'look', attachments: [plain] });
  });

  it('have what is said of them', () => {
    const facts = '<media-type>image/png</media-type><name>Chart</name><size>42</size>';
    const known = { id: url, name: 'Chart', mediaType: 'image/png', bytes: 42, url };
    const source = `<sources><url-data xmlns="http://jabber.org/protocol/url-data" target="${url}"/></sources>`;
    const shared = `<file-sharing xmlns="urn:xmpp:sfs:0"><file xmlns="urn:xmpp:file:metadata:0">${facts}</file>${source}</file-sharing>`;
    assert.deepEqual(read(`<body>${url}</body>${shared}${outOfBand(url)}`), { text: '', attachments: [known] });
    const inner = `<sources><reference xmlns="urn:xmpp:reference:0" type="data" uri="${url}"/></sources>`;
    const media = `<reference xmlns="urn:xmpp:reference:0" type="data"><media-sharing xmlns="urn:xmpp:sims:1"><file xmlns="urn:xmpp:jingle:apps:file-transfer:5">${facts}</file>${inner}</media-sharing></reference>`;
    assert.deepEqual(read(`<body>see</body>${media}`), { text: 'see', attachments: [known] });
  });

  it('are only where a page may fetch, and as many as a message may have', () => {
    for (const wrong of [
      'javascript:alert(1)',
      'http://files.example/1',
      'https://a:b@files.example/1',
      'no address',
    ]) {
      assert.deepEqual(read(`<body>x</body>${outOfBand(wrong)}`), { text: 'x', attachments: undefined }, wrong);
    }
    const many = read(`<body>x</body>${outOfBand(url).repeat(40)}`);
    assert.ok(typeof many === 'object' && Array.isArray(many.attachments) && many.attachments.length === 16);
  });
});

describe('the files of a message of Roompane', () => {
  const attachments = [{ id: 'f1', name: 'Chart', mediaType: 'image/png', bytes: 42, url }];

  it('are as they were written, and their addresses are no part of the words', () => {
    assert.deepEqual(read(`<body>${url}</body>${roompane({ text: '', attachments })}`), { text: '', attachments });
    const body = `<body>look\n${url}</body>`;
    assert.deepEqual(read(`${body}${roompane({ text: 'look', attachments })}${outOfBand(url)}`), {
      text: 'look',
      attachments,
    });
  });

  it('count for nothing where they do not fit', () => {
    for (const wrong of [7, [null], [{ ...attachments[0], bytes: -1 }]]) {
      const json = { text: 'other words', attachments: wrong };
      assert.deepEqual(read(`<body>words</body>${roompane(json)}`), { text: 'words', attachments: undefined });
    }
  });
});
