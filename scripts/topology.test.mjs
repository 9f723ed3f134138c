// A pin: who may depend on whom, and what is published. Red means that the architecture changed; change the literals here,
// ARCHITECTURE.md and the project references together, or not at all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from './root.mjs';

/** @type {(folder: string) => Record<string, any>} */
const readManifest = (folder) => JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));

/** What each package ships with, beside third parties: arrows point down only. */
const arrows = {
  'packages/protocol': [],
  'packages/bridge': ['@roompane/protocol'],
  'packages/addin': ['@roompane/protocol'],
  'packages/host': ['@roompane/protocol'],
  'packages/elements': ['@roompane/host', '@roompane/protocol'],
  'packages/provider-local': ['@roompane/protocol'],
  'packages/provider-xmpp': ['@roompane/protocol'],
  'packages/testing': ['@roompane/host', '@roompane/protocol'],
  'examples/market-feed': ['@roompane/addin'],
  'examples/kit': ['@roompane/addin'],
  'examples/confirm-broadcast': ['@roompane/addin', '@roompane/example-kit'],
  'examples/ethical-wall': ['@roompane/addin', '@roompane/example-kit'],
  'examples/link-preview': ['@roompane/addin', '@roompane/example-kit'],
  'examples/meeting-key': ['@roompane/addin', '@roompane/example-kit'],
  'examples/spell-check': ['@roompane/addin', '@roompane/example-kit'],
  'examples/trade-guard': ['@roompane/addin', '@roompane/example-kit'],
  'examples/translator': ['@roompane/addin', '@roompane/example-kit'],
};

/** What a stranger can import. */
const doors = {
  'packages/protocol': ['.', './provider-kit'],
  'packages/addin': [
    '.',
    ...[
      './clock',
      './files',
      './history',
      './messages',
      './observe',
      './rooms',
      './search',
      './signals',
      './typing',
      './unread',
    ],
  ],
  'packages/host': ['.'],
  'packages/elements': ['.', './define', './find', './find/define', './host', './host/define', './tokens.css'],
  'packages/provider-local': ['.'],
  'packages/provider-xmpp': ['.'],
  'packages/testing': ['.', './faults'],
};

for (const [folder, expected] of Object.entries(arrows)) {
  test(`${folder} ships with ${expected.length ? expected.join(' and ') : 'nothing of ours'}`, () => {
    const ours = Object.keys(readManifest(folder).dependencies ?? {}).filter((name) => name.startsWith('@roompane/'));
    assert.deepEqual(ours.sort(), expected);
  });
}

for (const [folder, expected] of Object.entries(doors)) {
  test(`${folder} is published with ${expected.join(', ')}`, () => {
    const manifest = readManifest(folder);
    assert.equal(manifest.private, undefined);
    assert.deepEqual(Object.keys(manifest.exports), expected);
    assert.deepEqual(Object.keys(manifest.publishConfig.exports), expected);
  });
}

test('Comlink is nobody’s dependency at run time, and bridge is never published', () => {
  for (const folder of Object.keys(arrows)) assert.equal(readManifest(folder).dependencies?.comlink, undefined);
  assert.equal(readManifest('packages/bridge').private, true);
});

test('the root has no workspace dependency, so that a plain npm install succeeds', () => {
  const { dependencies = {}, devDependencies } = readManifest('.');
  const ranges = Object.values({ ...dependencies, ...devDependencies });
  assert.deepEqual(
    ranges.filter((range) => range.startsWith('workspace:')),
    [],
  );
});
