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

/** @type {readonly Mutation[]} */
export const mutations = [];
