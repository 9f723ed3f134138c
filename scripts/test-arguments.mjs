import { parseArgs } from 'node:util';

/** What the test commands take: files to run instead of all, and a part of the titles to run. */
export function readTestArguments() {
  const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
  return { files: positionals, grep: values.grep };
}
