import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { keepSettings, readSettings } from './settings.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
};

describe('settings', () => {
  beforeEach(() => {
    kept.clear();
    Object.assign(globalThis, { localStorage: storage });
  });

  it('are kept beside each other', () => {
    keepSettings({ personId: 'priya.raman', inspectorHeightPx: 300 });
    keepSettings({ taste: { theme: 'dark', direction: 'rtl' }, isRailFolded: true });
    assert.deepEqual(readSettings(), {
      taste: { theme: 'dark', direction: 'rtl' },
      personId: 'priya.raman',
      isRailFolded: true,
      inspectorHeightPx: 300,
    });
  });

  it('keep taste alone of the conditions', () => {
    kept.set('roompane.playground.settings', JSON.stringify({ taste: 'theme=dark&role=visitor&latency=500' }));
    assert.deepEqual(readSettings(), { taste: { theme: 'dark' } });
  });

  it('are as if there were none where they can not be read', () => {
    for (const written of [
      '{',
      '[]',
      'null',
      '{"taste":4,"personId":{},"isRailFolded":"yes","inspectorHeightPx":-1}',
    ]) {
      kept.set('roompane.playground.settings', written);
      assert.deepEqual(readSettings().personId, undefined);
      assert.deepEqual(readSettings().isRailFolded, undefined);
      assert.deepEqual(readSettings().inspectorHeightPx, undefined);
    }
  });

  it('cost their memory and nothing else where storage is forbidden', () => {
    const forbid = (): never => {
      throw new Error('forbidden');
    };
    Object.assign(globalThis, { localStorage: { getItem: forbid, setItem: forbid } });
    keepSettings({ isInspectorOpen: false });
    assert.deepEqual(readSettings(), {});
  });
});
