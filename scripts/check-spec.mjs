// `npm run check:spec`: every numbered rule of docs/SPEC.md has a test that quotes it, and every quoted rule exists.
import { readFileSync } from 'node:fs';
import { findFiles } from './find-files.mjs';
import { writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';
import { checkRules } from './spec-rules.mjs';

/** Tests, and the suites that the testing package exports for others to run. */
const testFiles = /\.test\.ts$|^packages\/testing\/src\/.*\.ts$|^packages\/.*\/type-tests\/|^e2e\/.*\.mjs$/;

/** @type {(path: string) => string} */
const read = (path) => readFileSync(root + path, 'utf8');

const tests = new Map(findFiles(testFiles).map((path) => [path, read(path)]));
const { rules, untested, problems } = checkRules(read('docs/SPEC.md'), tests);

for (const problem of problems) console.error(`✖ ${problem}`);
if (untested.length > 0) console.error(`✖ without a test whose title quotes them: ${untested.join(', ')}`);
const failed = problems.length + untested.length;
console.log(`${rules.length} rules: ${rules.length - untested.length} tested, ${failed} problems`);
writeOutcome({ passed: rules.length - untested.length, failed });
process.exit(failed ? 1 : 0);
