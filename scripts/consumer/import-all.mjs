// Runs in the stranger's project: every entry can be imported in Node, and leaves nothing behind.
import assert from 'node:assert/strict';

// What Lit itself leaves is not ours.
await import('lit');

const look = () => ({
  globals: Reflect.ownKeys(globalThis).map(String).sort(),
  waiting: process.getActiveResourcesInfo().sort(),
});

const before = look();
for (const entry of process.argv.slice(2)) await import(entry);
assert.deepEqual(look(), before);
