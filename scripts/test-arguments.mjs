import { parseArgs } from 'node:util';

/** What the test commands take: files to run instead of all, a part of the titles to run, and what some of them serve. */
export function readTestArguments() {
  const options = /** @type {const} */ ({ grep: { type: 'string' }, dev: { type: 'boolean' } });
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  return { files: positionals, grep: values.grep, dev: values.dev ?? false };
}
