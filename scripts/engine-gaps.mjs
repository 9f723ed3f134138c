// What cannot pass in an engine because the engine lacks what the test is about. Such a test still runs: when it passes,
// its row is out of date, and the run fails until the row is gone.

/**
 * @typedef {object} Gap
 * @property {string} engine as scripts/engines.mjs names it
 * @property {string} title the test's full title, as a run prints it
 * @property {string} reason what the engine lacks
 */

/** @type {readonly Gap[]} */
const gaps = [];

/** @type {(engine: string) => readonly Gap[]} */
export const gapsOf = (engine) => gaps.filter((gap) => gap.engine === engine);
