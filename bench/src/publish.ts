import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Results } from './figures.ts';
import { COLUMNS } from './pages.ts';
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

/** Writes the tables into the documents, which are never changed by hand there, as the repository formats them. */
export async function publish(results: Results, root: string): Promise<void> {
  const small = `${writeTargets(results.figures)}\n\n${writeCircumstances(results.circumstances)}`;
  const insert = (path: string, content: string): string => replaceBetween(readFileSync(root + path, 'utf8'), content);
  const written = new Map([
    ['README.md', insert('README.md', small)],
    ['docs/bench.md', insert('docs/bench.md', writeResults(results, COLUMNS))],
    ['docs/bench.json', JSON.stringify(results)],
  ]);
  for (const [path, text] of written) {
    const filepath = root + path;
    writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  }
}
