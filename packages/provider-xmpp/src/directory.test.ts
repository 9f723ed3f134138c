import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { $iq } from 'strophe.js';
import { readListed } from './directory.ts';
import type { Line, Request } from './line.ts';

/** A line to a service that answers with these pages, each a list of addresses and the last one's name. */
function lineTo(answer: (asked: string) => string): { line: Line; asked: string[] } {
  const asked: string[] = [];
  const request = ({ build }: Request): Promise<Element> => {
    const question = build($iq({ type: 'get' })).toString();
    asked.push(question);
    const text = `<iq xmlns="jabber:client"><query xmlns="http://jabber.org/protocol/disco#items">${answer(question)}</query></iq>`;
    // What stands for a DOM in Node has its own types; the sources use what both have.
    return Promise.resolve(new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as Element);
  };
  return { line: { request } as unknown as Line, asked };
}

const item = (name: string): string => `<item jid="${name}@rooms.example" name="Room ${name}"/>`;
const last = (name: string): string => `<set xmlns="http://jabber.org/protocol/rsm"><last>${name}</last></set>`;

describe('the list of a service', () => {
  it('[PR10] is read page by page where there are pages', async () => {
    const { line, asked } = lineTo((question) => {
      if (question.includes('<after>b</after>')) return item('c') + last('c');
      return question.includes('<after>c</after>')
        ? '<set xmlns="http://jabber.org/protocol/rsm"/>'
        : item('a') + item('b') + last('b');
    });
    const rooms = await readListed(line, 'rooms.example');
    assert.deepEqual(
      rooms.map(({ title }) => title),
      ['Room a', 'Room b', 'Room c'],
    );
    assert.equal(asked.length, 3);
  });

  it('[PR10] ends where a service gives all at once, or the same again and again', async () => {
    const whole = lineTo(() => item('a') + item('b'));
    assert.equal((await readListed(whole.line, 'rooms.example')).length, 2);
    assert.equal(whole.asked.length, 1);
    const stubborn = lineTo(() => item('a') + last('a'));
    assert.equal((await readListed(stubborn.line, 'rooms.example')).length, 1);
    assert.equal(stubborn.asked.length, 2);
  });

  it('[PR10] is cut where it has no end, and names no address that is none', async () => {
    let count = 0;
    const endless = lineTo(() => Array.from({ length: 500 }, () => item(`r${count++}`)).join('') + last(`${count}`));
    assert.equal((await readListed(endless.line, 'rooms.example')).length, 5_000);
    const strange = lineTo(() => '<item jid="rooms.example"/><item jid="a@b/c"/><item/>');
    assert.deepEqual(await readListed(strange.line, 'rooms.example'), []);
  });
});
