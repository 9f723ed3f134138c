// Guards whose loss a test must notice. Each row takes one guard away and names the test that has to turn red.

/**
 * @typedef {object} Mutation
 * @property {string} name what is taken away
 * @property {string} file where
 * @property {string} find exactly this text, which stands there once
 * @property {string} replace what stands there instead
 * @property {'node' | 'browser' | 'e2e' | 'types'} runner who runs the test; for `types` the compiler is the test
 * @property {string} test the test's file
 * @property {string} title a part of the test's title, enough to name it alone; for `types` a part of the comment above
 *   the `@ts-expect-error` that must become an error
 */

const hostileAddin = 'packages/host/test/hostile-addin.frames.test.ts';

/** @type {readonly Mutation[]} */
export const mutations = [
  {
    name: 'the source of a hello',
    file: 'packages/bridge/src/hear-hello.ts',
    find: 'source !== null && source === frame.contentWindow',
    replace: 'source !== null',
    runner: 'browser',
    test: hostileAddin,
    title: '[HS3] hears no hello from the frame of another',
  },
  {
    name: 'the token of a hello',
    file: 'packages/bridge/src/rendezvous-state.ts',
    find: '!hello || hello.token !== rules.token',
    replace: '!hello',
    runner: 'browser',
    test: hostileAddin,
    title: '[HS5] hears no hello with another token',
  },
  {
    name: 'own fields alone',
    file: 'packages/protocol/src/parser.ts',
    find: 'Object.hasOwn(value, key) ? value[key] : undefined',
    replace: 'value[key]',
    runner: 'node',
    test: 'packages/protocol/src/own-fields.test.ts',
    title: '[EN3] is its own fields alone',
  },
  {
    name: 'the end of what is pending',
    file: 'packages/bridge/src/own-calls.ts',
    find: 'for (const id of calls.keys()) settle(id, { error: ended.reason as RoompaneError });',
    replace: '',
    runner: 'browser',
    test: 'packages/host/test/contract.frames.test.ts',
    title: '[LT2] [LT3] ends everything that is pending when the host closes it',
  },
  {
    name: 'the brand of a cleared draft',
    file: 'packages/protocol/src/cleared.ts',
    find: 'readonly [cleared]: true;',
    replace: 'readonly [cleared]?: true;',
    runner: 'types',
    test: 'packages/host/type-tests/cleared.types.ts',
    title: '[OP1] a look-alike object is not Cleared',
  },
];
