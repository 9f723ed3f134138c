// Who may import whom, each ban with its reason. The compiler's project references and pnpm say the same; this says why.

const bans = {
  protocol: {
    group: ['@roompane/*', '!@roompane/protocol'],
    message: 'The contract knows nobody: both sides read it.',
  },
  lit: {
    group: ['lit', 'lit/**', '@lit/**'],
    message: 'Only elements, examples and the playground draw; this package must work without a view.',
  },
  comlink: {
    group: ['comlink'],
    message:
      'Comlink stands behind its guard: packages/bridge/src/comlink-endpoint.ts is the only file that imports it.',
  },
  upwards: {
    group: [
      '@roompane/addin',
      '@roompane/host',
      '@roompane/elements',
      '@roompane/elements/*',
      '@roompane/provider-*',
      '@roompane/testing',
    ],
    message: 'Arrows point down only: the bridge serves the packages above it and knows none of them.',
  },
  host: {
    group: ['@roompane/host', '@roompane/host/*'],
    message: 'An add-in never ships host code; what both need belongs in protocol or bridge.',
  },
  addin: {
    group: ['@roompane/addin', '@roompane/addin/*'],
    message: 'A host never ships add-in code; what both need belongs in protocol or bridge.',
  },
  views: {
    group: ['@roompane/elements', '@roompane/elements/*', '@roompane/provider-*'],
    message: 'A core knows neither its views nor its backends; they are handed in.',
  },
  testing: {
    group: ['@roompane/testing', '@roompane/testing/*'],
    message: 'Test code is for tests; published code must not need it.',
  },
  suites: {
    regex: '^@roompane/testing(?!/faults$)',
    message: 'Of the test package a preview has the faults alone; its suites and what they need are for tests.',
  },
  faults: {
    regex: '^(\\.\\./|fast-check$|@roompane/(?!protocol$))',
    message: 'A preview ships the faults: they stand on the contract alone, and on nothing else of this package.',
  },
  bridge: {
    group: ['@roompane/bridge'],
    message: 'The bridge is private: what others need of it is offered by addin or host.',
  },
  onlyRoom: {
    group: ['@roompane/host', '@roompane/host/*'],
    message: 'What draws a room needs the Room interface only; pane elements live in src/host.',
  },
  onlyProtocol: {
    group: ['@roompane/*', '!@roompane/protocol'],
    message: 'A provider is written against the protocol alone, so that a third party can write one.',
  },
  intoPackages: {
    group: ['**/packages/**', '@roompane/*/src/**', '@roompane/*/dist/**'],
    message: 'Import the published entry points, as a stranger would.',
  },
  onlyAddin: {
    group: ['@roompane/*', '@roompane/*/*', '!@roompane/addin', '!@roompane/addin/*', '!@roompane/example-kit'],
    message: 'An example shows that the add-in package is enough.',
  },
};

/** @type {[files: string[], ...bans: (keyof typeof bans)[]][]} */
const rules = [
  [['packages/protocol/src/**'], 'protocol', 'lit', 'comlink'],
  [['packages/bridge/src/**'], 'upwards', 'lit', 'comlink'],
  [['packages/addin/src/**'], 'host', 'views', 'testing', 'lit', 'comlink'],
  [['packages/host/src/**'], 'addin', 'views', 'testing', 'lit', 'comlink'],
  [['packages/elements/src/**'], 'onlyRoom', 'addin', 'bridge', 'testing', 'comlink'],
  [['packages/elements/src/host/**'], 'addin', 'bridge', 'testing', 'comlink'],
  [['packages/provider-*/src/**'], 'onlyProtocol', 'lit', 'comlink'],
  [['packages/testing/src/**'], 'addin', 'views', 'lit', 'comlink'],
  [['packages/testing/src/faults/**'], 'faults', 'lit', 'comlink'],
  [['examples/*/src/**'], 'onlyAddin', 'intoPackages', 'comlink'],
  [['playground/src/**'], 'addin', 'bridge', 'suites', 'intoPackages', 'comlink'],
];

const isTest = ['**/*.test.ts', '**/test/**', '**/type-tests/**'];

export const importRules = [
  ...rules.map(([files, ...names]) => ({
    files,
    ignores: [...isTest, 'packages/bridge/src/comlink-endpoint.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: names.map((name) => bans[name]) }] },
  })),
  {
    files: ['packages/bridge/src/comlink-endpoint.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [bans.upwards, bans.lit] }] },
  },
];
