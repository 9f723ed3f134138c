// A pin: the codes, what trying again does, and who may say them. Red means that programs which look at codes see another
// table. A new code needs a row here and in docs/errors.md; a code that goes, or whose row changes, is a breaking change:
// hosts and add-ins of other versions go on sending and expecting it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ERROR_CODES } from '../packages/protocol/src/index.ts';
import { root } from './root.mjs';

/** `again`: trying again may help. `wire`: the far side may say it. */
const table = {
  'connection/refused': 'wire',
  'connection/version-unsupported': 'wire',
  'connection/closed': 'again wire',
  'connection/replaced': 'wire',
  'call/unknown-method': 'wire',
  'call/denied': 'wire',
  'call/invalid-params': 'wire',
  'call/timed-out': 'again wire',
  'call/aborted': 'again wire',
  'call/failed': 'wire',
  'envelope/invalid': 'wire',
  'limit/exceeded': 'again wire',
  'limit/abusive': 'wire',
  'feature/unsupported': 'wire',
  'log/cursor-unknown': 'wire',
  'message/not-found': 'wire',
  'message/forbidden': 'wire',
  'room/not-found': 'wire',
  'room/members-only': 'wire',
  'room/not-joined': 'again wire',
  'room/removed': 'wire',
  'room/read-only': 'wire',
  'provider/unavailable': 'again wire',
  'provider/storage-full': 'wire',
  'provider/storage-blocked': 'again wire',
  'connection/host-silent': 'again',
  'connection/addin-silent': 'again',
  'connection/timed-out': 'again',
  'connection/navigated-away': 'again',
  'argument/invalid': '',
  'connection/not-framed': '',
  'connection/host-not-allowed': '',
  'connection/frame-readable': '',
  'call/invalid-result': '',
  'manifest/invalid': '',
  'entry/not-allowed': '',
};

test('each code is what it was', () => {
  const rows = Object.entries(ERROR_CODES).map(([code, { isRetryable, crossesWire }]) => [
    code,
    [isRetryable && 'again', crossesWire && 'wire'].filter(Boolean).join(' '),
  ]);
  assert.deepEqual(Object.fromEntries(rows), table);
});

test('docs/errors.md has an anchor for each code, and for nothing else', () => {
  const page = readFileSync(`${root}docs/errors.md`, 'utf8');
  const anchors = [...page.matchAll(/<a id="([^"]+)">/g)].map(([, code]) => code);
  assert.deepEqual(anchors.sort(), Object.keys(ERROR_CODES).sort());
});
