import { readFileSync, writeFileSync } from 'node:fs';
import type { Results } from './figures.ts';
import { CONTESTANTS } from './pages.ts';
import { writeCircumstances, writeResults, writeTargets } from './to-markdown.ts';

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** `text` with what stands between its two markers replaced. @throws when it has not both, in this order */
export function replaceBetween(text: string, content: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new Error(`There is no ${BEGIN} with an ${END} behind it.`);
  return `${text.slice(0, begin + BEGIN.length)}\n\n${content}\n\n${text.slice(end)}`;
}

/** Writes the tables into the documents, which are never changed by hand there. */
export function publish(results: Results, root: string): void {
  const small = `${writeTargets(results.figures)}\n\n${writeCircumstances(results.circumstances)}`;
  const written = new Map([
    ['README.md', small],
    ['docs/bench.md', writeResults(results, CONTESTANTS)],
  ]);
  for (const [path, content] of written) {
    writeFileSync(root + path, replaceBetween(readFileSync(root + path, 'utf8'), content));
  }
  writeFileSync(`${root}docs/bench.json`, `${JSON.stringify(results, undefined, 2)}\n`);
}
