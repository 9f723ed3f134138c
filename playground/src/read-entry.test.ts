import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEntry } from './read-entry.ts';

const { signal } = new AbortController();
const manifest = { id: 'x', name: 'X', version: '1', entry: 'https://x.example/', requires: ['messages/read'] };

describe('readEntry', () => {
  for (const [pasted, entry] of [
    ['https://desk.example/fixings', 'https://desk.example/fixings'],
    ['  http://localhost:5180/ ', 'http://localhost:5180/'],
    ['localhost:5180/app', 'http://localhost:5180/app'],
    ['127.0.0.1:5180', 'http://127.0.0.1:5180/'],
  ] as const) {
    it(`opens “${pasted}”`, async () => {
      const addin = await readEntry(pasted, signal);
      assert.equal(addin.manifest.entry, entry);
      assert.deepEqual(addin.startsWith, []);
    });
  }

  it('opens a pasted manifest, and grants nothing of what it requires', async () => {
    const addin = await readEntry(JSON.stringify(manifest), signal);
    assert.equal(addin.manifest.name, 'X');
    assert.deepEqual(addin.startsWith, []);
  });

  for (const [pasted, code] of [
    ['http://desk.example/', 'entry/not-allowed'],
    ['javascript:alert(1)', 'entry/not-allowed'],
    ['desk', 'entry/not-allowed'],
    ['https://me:secret@desk.example/', 'entry/not-allowed'],
    ['desk.example:8080/app', 'entry/not-allowed'],
    ['{ "id": "x"', 'manifest/invalid'],
    ['{ "id": "x" }', 'manifest/invalid'],
  ] as const) {
    it(`refuses “${pasted}” with ${code}`, () => assert.rejects(readEntry(pasted, signal), { code }));
  }
});
