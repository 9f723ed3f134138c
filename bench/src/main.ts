// `npm run bench`: Roompane beside raw ports and its peers, in one run and one table. docs/bench.md says how it is measured.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { type Circumstances, type Figure, MODES, type Results } from './figures.ts';
import { MEASURES } from './measures/index.ts';
import { readOptions } from './options.ts';
import { buildPages, CONTESTANTS } from './pages.ts';
import { publish } from './publish.ts';
import { serve } from './serve.ts';
import { writeResults } from './to-markdown.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function readCommit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
}

function describeMachine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim() ?? 'unknown processor'}, ${type()} ${release()}`;
}

async function launch(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Run `npm test` once, which brings one.');
  return chromium.launch({ executablePath, args: chromiumArgs });
}

const loadNow = (): number => loadavg()[0] ?? NaN;

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2), [...MEASURES.keys()]);
  const startMs = performance.now();
  const loadBefore = loadNow();
  const sites = await serve(await buildPages());
  const browser = await launch();
  const figures: Figure[] = [];
  try {
    const say = (what: string): void =>
      console.error(`${((performance.now() - startMs) / 1_000).toFixed(0)} s: ${what}`);
    const stage = { browser, sites, modes: MODES, contestants: CONTESTANTS, isQuick: options.isQuick, say };
    for (const [name, measure] of MEASURES) {
      if (options.only.length === 0 || options.only.includes(name)) figures.push(...(await measure(stage)));
    }
  } finally {
    await browser.close();
    sites.close();
  }
  const circumstances: Circumstances = {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    browser: `Chromium ${browser.version()}`,
    commit: readCommit(),
    load: [loadBefore, loadNow()],
    durationS: (performance.now() - startMs) / 1_000,
    isQuick: options.isQuick,
  };
  const results: Results = { circumstances, figures };
  console.log(writeResults(results, CONTESTANTS));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
  if (options.isPublished) publish(results, root);
}

await run();
