// What `npm test` runs, in this order. A stage is a command: it passes when it exits with 0, and may count what it did
// through scripts/outcome.mjs; without counts it is one check. To add a stage, add a row.

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} run what node is given
 * @property {boolean} isSmall whether it keeps one core busy, and shares no port and no file that is written with its
 *   neighbours: small ones that follow each other run two at a time
 */

/** @type {(name: string, path: string, ...args: string[]) => Stage} */
const script = (name, path, ...args) => ({ name, run: [path, ...args], isSmall: false });

/** @type {(name: string, path: string, ...args: string[]) => Stage} */
const small = (...given) => ({ ...script(...given), isSmall: true });

/** @type {readonly Stage[]} */
export const stages = [
  small('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'),
  small('types', 'node_modules/typescript-7/bin/tsc', '-b'),
  small('lint', 'node_modules/eslint/bin/eslint.js', '.'),
  small('unused', 'node_modules/knip/bin/knip.js'),
  small('spec', 'scripts/check-spec.mjs'),
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
