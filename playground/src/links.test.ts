import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Addin } from './addin.ts';
import { AT_REST, type Conditions } from './conditions/conditions.ts';
import { FIRST_ROOM_ID } from './first-room.ts';
import { readLink, writeLink, writeMessageLink } from './links.ts';

const feed: Addin = {
  key: 'market-feed',
  isExample: true,
  manifest: { id: 'feed', name: 'Feed', version: '1', entry: 'https://feed.example/', requires: [] },
  icon: 'side',
  startsWith: ['messages/read'],
};
const page = 'http://localhost:5173/playground/';
const at = { shown: feed, personId: 'sam.whitfield', roomId: FIRST_ROOM_ID, tab: 'room', conditions: AT_REST } as const;

const tried: Conditions = {
  role: 'visitor',
  roomKind: 'auditorium',
  latencyMs: 120,
  messagesPerSecond: 0.2,
  secondPersonId: 'priya.raman',
  theme: 'dark',
  density: 'compact',
  locale: 'ar',
  direction: 'ltr',
  paneWidthPx: 420,
};

describe('links', () => {
  it('carry every condition there and back', () => {
    const { search } = new URL(writeLink(page, { ...at, tab: 'inspector', conditions: tried }));
    assert.deepEqual(readLink(search).conditions, tried);
    assert.equal(readLink(search).tab, 'inspector');
    assert.equal(readLink(search).example, 'market-feed');
  });

  it('lead to another room, and to a message of it', () => {
    const there = writeLink(page, { ...at, tab: 'pane', roomId: 'rates-desk' });
    assert.equal(readLink(new URL(there).search).roomId, 'rates-desk');
    const message = { id: 'rates-desk-1k', cursor: 'rates-desk.57' };
    const link = readLink(new URL(writeMessageLink(there, message)).search);
    assert.deepEqual([link.roomId, link.message, link.tab], ['rates-desk', message, 'room']);
    const before = writeLink(writeMessageLink(page, { ...message, cursor: undefined }), { ...at, message });
    assert.deepEqual(readLink(new URL(before).search).message, message);
    assert.equal(readLink(new URL(writeLink(before, at)).search).message, undefined);
  });

  it('have nobody look on who is there already', () => {
    assert.deepEqual(readLink('?as=priya.raman&also=priya.raman&latency=20').conditions, { latencyMs: 20 });
  });

  it('say nothing of what is at rest, and forget what they said before', () => {
    const { search } = new URL(writeLink(page + '?latency=120&tab=pane&dir=rtl', at));
    assert.equal(search, '?addin=market-feed&as=sam.whitfield');
  });

  for (const search of [
    '?role=manager&room=secret&also=mallory',
    `?in=${'x'.repeat(257)}&message=${'x'.repeat(257)}&place=1`,
    '?in=&message=&place=1',
    '?latency=2001&rate=51&pane=100000',
    '?latency=-1&rate=1e3&pane=0x140',
    '?latency=NaN&rate=&pane=%20300',
    '?theme=hotdog&density=__proto__&lang=xx&dir=up&tab=constructor',
  ])
    it(`take nothing that is out of bounds: ${search}`, () => {
      const { conditions, tab, roomId, message } = readLink(search);
      assert.deepEqual([conditions, roomId, message], [{}, null, undefined]);
      assert.equal(tab, 'room');
    });

  it('grant nothing and start no fault, whatever they say', () => {
    const search = '?grants=messages/post&grant=messages/read&offline=1&crash=1&drop=1&slow=6000&flood=1&clocks=held';
    const { conditions, ...rest } = readLink(search);
    assert.deepEqual(conditions, {});
    assert.deepEqual(rest, {
      example: null,
      open: null,
      ownOriginOf: null,
      personId: null,
      roomId: null,
      message: undefined,
      tab: 'room',
    });
  });
});
