// `npm run check:examples`: every example that a reader may copy compiles, as a stranger's code would: against the packed
// packages, with the checks of libraries on. Build first. What an example need not declare is in docs/example-names.d.ts.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findExamples } from './doc-examples.mjs';
import { writeOutcome } from './outcome.mjs';
import { packedFolder, packedProject } from './pack-packages.mjs';
import { publicPackages } from './public-packages.mjs';
import { root } from './root.mjs';

const folder = `${packedProject}examples/`;

const tsconfig = {
  compilerOptions: {
    ...{ target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM', 'DOM.Iterable'] },
    ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, types: [], noEmit: true },
  },
};

/** Which package to import a value from. */
async function findValues() {
  /** @type {Map<string, string>} */
  const owners = new Map();
  for (const { manifest } of publicPackages()) {
    const offered = await import(pathToFileURL(`${packedFolder(manifest.name)}dist/index.js`).href);
    for (const name of Object.keys(offered)) if (!owners.has(name)) owners.set(name, manifest.name);
  }
  return owners;
}

/** On one line, and behind as many empty ones as stand before the example: a complaint has the line of the page. */
const values = await findValues();
/** @param {import('./doc-examples.mjs').Example} example */
function toModule({ code, line, isBare }) {
  const used = isBare ? [...new Set(code.match(/\b\w+\b/g))].filter((name) => values.has(name)) : [];
  const imports = used.map((name) => `import { ${name} } from '${values.get(name)}';`).join(' ');
  return `${'\n'.repeat(line - 1)}${imports} ${code}\nexport {};\n`;
}

const examples = findExamples();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
/** @type {Map<string, string>} */
const pages = new Map();
for (const [index, example] of examples.entries()) {
  pages.set(`example-${index}.ts`, example.path);
  writeFileSync(`${folder}example-${index}.ts`, toModule(example));
}
copyFileSync(`${root}docs/example-names.d.ts`, `${folder}names.d.ts`);
writeFileSync(`${folder}tsconfig.json`, JSON.stringify(tsconfig));

const compiler = `${root}node_modules/typescript-7/bin/tsc`;
const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
  cwd: folder,
  encoding: 'utf8',
});
const told = stdout.replace(/^(example-\d+\.ts)\((\d+),\d+\)/gm, (_, name, line) => `${pages.get(name)}:${line}`);
if (told) console.error(told);
const broken = new Set(stdout.match(/^example-\d+(?=\.ts)/gm) ?? []).size;
const failed = status === 0 ? 0 : Math.max(broken, 1);
console.log(`${examples.length} examples, ${failed} do not compile`);
writeOutcome({ passed: examples.length - broken, failed });
process.exitCode = failed > 0 ? 1 : 0;
