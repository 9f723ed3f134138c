// `npm run bench`: Roompane beside raw ports and its peers, in one run and one table. docs/bench.md says how it is measured.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { type Circumstances, type Figure, MODES, type Results } from './figures.ts';
import { MEASURES } from './measures/index.ts';
import { readOptions } from './options.ts';
import { buildPages, COLUMNS, CONTESTANTS } from './pages.ts';
import { publish } from './publish.ts';
import { findStale } from './staleness.ts';
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

/** Written by this program. */
function readResults(path: string): Results {
  return JSON.parse(readFileSync(path, 'utf8')) as Results;
}

const loadNow = (): number => loadavg()[0] ?? NaN;

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2), [...MEASURES.keys()]);
  if (options.from) return publish(readResults(options.from), root);
  const stale = findStale(root, ['protocol', 'addin', 'host', 'elements', 'provider-local']);
  if (stale.length > 0) {
    const what = `The build of ${stale.join(', ')} is older than its sources: run \`npm run build\` first.`;
    if (!options.isQuick) throw new Error(what);
    console.error(what);
  }
  const startMs = performance.now();
  const loadBefore = loadNow();
  const sites = await serve(await buildPages());
  const browser = await launch();
  const figures: Figure[] = [];
  const missing: string[] = [];
  try {
    const say = (what: string): void =>
      console.error(`${((performance.now() - startMs) / 1_000).toFixed(0)} s: ${what}`);
    const stage = { browser, sites, modes: MODES, contestants: CONTESTANTS, isQuick: options.isQuick, say };
    for (const [name, measure] of MEASURES) {
      if (options.only.length > 0 && !options.only.includes(name)) continue;
      try {
        figures.push(...(await measure(stage)));
      } catch (error) {
        // What can be measured is worth having all the same.
        missing.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
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
  console.log(writeResults(results, COLUMNS));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
  for (const what of missing) console.error(`not measured: ${what}`);
  if (missing.length > 0) process.exitCode = 1;
  else if (options.isPublished) await publish(results, root);
}

await run();
