// The packages at a stranger's: the tarballs are installed by plain npm into an empty project outside the workspace. There
// an add-in and a host of a few lines (scripts/consumer) compile, are bundled, and meet in Chromium on two sites. Build
// first.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { writeOutcome } from './outcome.mjs';
import { packedTarballs } from './pack-packages.mjs';
import { publicPackages } from './public-packages.mjs';
import { root } from './root.mjs';
import { bundleChunks, serve } from './run-measured.mjs';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'roompane-consumer-')));

/** @type {(command: string, args: string[]) => void} */
function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 2).join(' ')} failed:\n${stdout}\n${stderr}`);
}

/** @param {string} name */
const read = (name) => readFileSync(join(folder, name), 'utf8');

/** In Node, Strophe asks for packages beside it and stands in for a DOM; what builds on it is bundled for the size gate. */
const needsDom = ['@roompane/provider-xmpp'];

/** Every module that can be imported anywhere, `@roompane/elements/host` for one. */
const doors = publicPackages().flatMap(({ manifest }) =>
  Object.keys(manifest.exports)
    .filter((door) => !door.endsWith('.css') && !door.endsWith('.json') && !door.endsWith('define'))
    .map((door) => manifest.name + door.slice(1))
    .filter((name) => !needsDom.includes(name)),
);

function install() {
  cpSync(`${root}scripts/consumer`, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  const quietly = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', '--loglevel=error'];
  run('npm', ['install', ...quietly, ...packedTarballs().values()]);
}

/**
 * A page of a bundle, and all its chunks where they look for each other.
 * @param {string} input @param {string} base where the page is
 * @returns {Promise<Record<string, string>>}
 */
async function bundlePage(input, base) {
  const [entry, ...others] = await bundleChunks({
    root: folder,
    base,
    build: { rolldownOptions: { input: join(folder, input) } },
  });
  const chunks = [entry, ...others].map(({ fileName, code }) => [base + fileName, code]);
  return { [base]: pageOf(base + entry.fileName), ...Object.fromEntries(chunks) };
}

/** @type {(page: import('playwright-core').Page, urls: { host: string, addin: string }) => Promise<void>} */
async function meet(page, { host, addin }) {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${host}?addin=${encodeURIComponent(addin)}`);
  await page.waitForFunction(() => document.title === 'ready');
  assert.equal(await page.frames()[1]?.evaluate(() => self.origin), 'null', 'the frame is opaque');
  assert.notEqual(new URL(host).hostname, new URL(addin).hostname, 'host and add-in are two sites');
  await page.evaluate(`desk.post({ body: 'Good morning' })`);
  await page.locator('room-messages').getByText('Heard: Good morning').waitFor();
  const via = await page.evaluate(
    `desk.messages.latest({ limit: 1 }).then(({ events }) => events[0].message.via.name)`,
  );
  assert.equal(via, 'Echo');
  assert.deepEqual(errors, []);
}

/** @param {string} src */
const pageOf = (src) =>
  `<!doctype html><meta charset="utf-8" /><body><script type="module" src="${src}"></script></body>`;

/** Bundled once, for every meeting. @type {Promise<Record<string, string>> | undefined} */
let files;

/** Each file of it, under `/addin/development/`. @param {string} path @returns {Record<string, string>} */
function developmentBuild(path) {
  const names = readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' });
  const modules = names.filter((name) => name.endsWith('.js'));
  return Object.fromEntries(modules.map((name) => [`/addin/development/${name}`, read(`${path}/${name}`)]));
}

const bundleAll = async () => ({
  ...(await bundlePage('host.ts', '/')),
  ...(await bundlePage('addin.ts', '/addin/')),
  '/addin/plain.html': read('addin.html'),
  ...developmentBuild('node_modules/@roompane/addin/dist/development'),
});

/** @type {(addinPath: string) => Promise<void>} */
async function meetInChromium(addinPath) {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Run `npm test` once, which brings one.');
  const { server, host, addin } = await serve(await (files ??= bundleAll()));
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    await meet(await browser.newPage(), { host, addin: addin + addinPath });
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

const compiler = `${root}node_modules/typescript-7/bin/tsc`;

/** @type {Record<string, () => void | Promise<void>>} */
const checks = {
  'plain npm installs the tarballs': install,
  'each entry is imported in Node and leaves nothing behind': () => run(process.execPath, ['import-all.mjs', ...doors]),
  'so do the development builds': () => run(process.execPath, ['--conditions=development', 'import-all.mjs', ...doors]),
  'a host and an add-in compile, with libraries checked': () => run(process.execPath, [compiler, '-p', folder]),
  'the bundled add-in connects, reads and posts': () => meetInChromium(''),
  'so does one without a bundler': () => meetInChromium('plain.html'),
};

/** @type {import('./outcome.mjs').Outcome} */
const outcome = { passed: 0, failed: 0 };
for (const [title, check] of Object.entries(checks)) {
  try {
    await check();
    outcome.passed += 1;
    console.log(`✔ ${title}`);
  } catch (error) {
    const isOffline = check === install && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH/.test(String(error));
    if (isOffline) outcome.leftOut = [{ name: 'consumer', reason: 'npm cannot reach its registry' }];
    else outcome.failed += 1;
    console.error(`✖ ${title}\n`, error);
    // Without the packages nothing below says anything.
    if (check === install) break;
  }
}
rmSync(folder, { recursive: true, force: true });
writeOutcome(outcome);
process.exitCode = outcome.failed > 0 ? 1 : 0;
