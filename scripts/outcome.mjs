// How a stage tells `npm test` what it counted: one JSON file, whose path the runner gives in the environment.
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} Failure
 * @property {string} title the test's full title
 * @property {string | undefined} [reason] why, in one line
 * @property {boolean} isAssertion whether an assertion failed, not something thrown on the way to it
 * @property {boolean} [isUnsettled] whether it was the first that waited for something that never came
 */

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason: string }[]} [leftOut] what this machine could not run
 * @property {Failure[]} [failures]
 * @property {string[]} [notes] figures worth a line in the summary
 */

export const outcomeVariable = 'ROOMPANE_OUTCOME';

/** For a reason. @type {(text: string | undefined) => string | undefined} */
export const firstLine = (text) => text?.trim().split('\n')[0];

/** @param {Outcome} outcome */
export function writeOutcome(outcome) {
  const path = process.env[outcomeVariable];
  if (path) writeFileSync(path, JSON.stringify(outcome));
}

/**
 * @param {string} path
 * @returns {Outcome | undefined} undefined if the stage counts nothing
 */
export function readOutcome(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
