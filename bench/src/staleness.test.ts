import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findStale } from './staleness.ts';

const root = `${mkdtempSync(join(tmpdir(), 'bench-stale-'))}/`;

function write(path: string, atS: number): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), '');
  utimesSync(join(root, path), atS, atS);
}

describe('a build', () => {
  after(() => rmSync(root, { recursive: true }));

  it('is stale when it is missing, or older than the newest of its sources, however deep', () => {
    write('packages/fresh/src/deep/a.ts', 1_000);
    write('packages/fresh/dist/index.js', 2_000);
    write('packages/old/src/a.ts', 1_000);
    write('packages/old/src/deep/b.ts', 3_000);
    write('packages/old/dist/index.js', 2_000);
    write('packages/unbuilt/src/a.ts', 1_000);
    assert.deepEqual(findStale(root, ['fresh', 'old', 'unbuilt']), ['old', 'unbuilt']);
  });
});
