import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BEGINNING, parsePlace, toCursor } from './place.ts';

const room = 'desk@rooms.example';

test('[PR1] a cursor gives its place back', () => {
  const places = [
    BEGINNING,
    { id: 'a/b>=', isBehind: false },
    { id: '7', isBehind: true },
    { id: '7', isBehind: false, part: 31 },
  ];
  for (const place of places) assert.deepEqual(parsePlace(room, toCursor(room, place)), place);
});

test('[PR5] a cursor is of its room alone', () => {
  const cursor = toCursor('other@rooms.example', { id: '7', isBehind: false });
  const wrong = [
    cursor,
    '',
    room,
    `${room}/`,
    `${room}/=`,
    `${room}/?7`,
    `${room}/+=7`,
    `${room}/+1=`,
    `${room}/+1000=7`,
    `${room}/=${'7'.repeat(600)}`,
  ];
  for (const each of wrong) assert.throws(() => parsePlace(room, each), { code: 'log/cursor-unknown' }, each);
});
