// What `npm test` runs, in this order. A stage is a command: it passes when it exits with 0, and may count what it did
// through scripts/outcome.mjs; without counts it is one check. To add a stage, add a row.

/** @typedef {{ name: string, run: string[] }} Stage */

/** @type {(name: string, path: string, ...args: string[]) => Stage} */
const script = (name, path, ...args) => ({ name, run: [path, ...args] });

/** @type {readonly Stage[]} */
export const stages = [
  script('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'),
  script('types', 'node_modules/typescript-7/bin/tsc', '-b'),
  script('lint', 'node_modules/eslint/bin/eslint.js', '.'),
  script('unused', 'node_modules/knip/bin/knip.js'),
  script('spec', 'scripts/check-spec.mjs'),
  script('node', 'scripts/test-node.mjs'),
  script('browser', 'scripts/test-browser.mjs'),
  script('xmpp', 'scripts/test-xmpp.mjs'),
  script('build packages', 'scripts/build-packages.mjs'),
  script('build site', 'node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'),
  script('packages', 'scripts/check-packages.mjs'),
  script('api', 'scripts/check-api.mjs'),
  script('elements', 'scripts/check-elements.mjs'),
  script('examples', 'scripts/check-examples.mjs'),
  script('size', 'scripts/check-size.mjs'),
  script('consumer', 'scripts/check-consumer.mjs'),
  script('e2e', 'scripts/test-e2e.mjs'),
  script('pictures', 'pictures/test-pictures.mjs'),
  script('teeth', 'scripts/teeth.mjs'),
];
