// The declarations that a package publishes: what a reader can get to from its entries, and no more. The compiler writes
// one for each source, of insides too, and those speak of the private bridge, which a stranger has not got.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const importPattern = /(?<=\b(?:from |import |import\()['"])[^'"]+(?=['"])/g;

/** Without it a reader whose `lib` ends at a year's standard does not know `Symbol.dispose`. */
const disposable = '/// <reference lib="esnext.disposable" />\n';

/** The modules that a declaration of the compiler's names. @param {string} text */
export const declarationImports = (text) => text.match(importPattern) ?? [];

/** @type {(specifier: string) => boolean} */
const isOwn = (specifier) => specifier.startsWith('.');

/** @param {string} text */
function publish(text) {
  const named = text.replace(importPattern, (specifier) =>
    isOwn(specifier) ? specifier.replace(/\.ts$/, '.js') : specifier,
  );
  return /\bDisposable\b|Symbol\.dispose/.test(text) ? disposable + named : named;
}

/**
 * Copies `dist/declarations`, from the entries on, to `dist/types`.
 * @param {string} folder the package's, with a slash at the end
 * @param {readonly string[]} entries their paths below `src`, without extension
 */
export function publishTypes(folder, entries) {
  const dist = `${folder}dist/`;
  rmSync(`${dist}types`, { recursive: true, force: true });
  const reached = new Set(entries.map((entry) => `${entry}.d.ts`));
  // A set takes what is added while it is walked.
  for (const path of reached) {
    const text = readFileSync(`${dist}declarations/${path}`, 'utf8');
    for (const specifier of declarationImports(text).filter(isOwn)) {
      reached.add(join(dirname(path), specifier.replace(/\.ts$/, '.d.ts')));
    }
    mkdirSync(dirname(`${dist}types/${path}`), { recursive: true });
    writeFileSync(`${dist}types/${path}`, publish(text));
  }
}
