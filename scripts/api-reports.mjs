// What each public entry offers, as API Extractor writes it down from the declarations that are published. The insides of
// node_modules are strangers to it, so it reads them where they were built.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { publicPackages } from './public-packages.mjs';
import { root } from './root.mjs';

/** @typedef {{ folder: string, declaration: string, path: string }} Entry `path` is the report's, from the root */

/** @typedef {{ path: string, text: string }} ApiReport */

/** @typedef {import('@microsoft/api-extractor').IConfigFile} Config */

/** @type {NonNullable<Config['messages']>} */
const messages = {
  compilerMessageReporting: { default: { logLevel: /** @type {any} */ ('error') } },
  extractorMessageReporting: {
    default: { logLevel: /** @type {any} */ ('warning'), addToApiReportFile: true },
    // Whatever an entry exports is public: there is nothing to tag.
    'ae-missing-release-tag': { logLevel: /** @type {any} */ ('none') },
    // A link may lead to another package; editors follow it from the source.
    'ae-unresolved-link': { logLevel: /** @type {any} */ ('none') },
    'ae-undocumented': { logLevel: /** @type {any} */ ('none') },
  },
  tsdocMessageReporting: { default: { logLevel: /** @type {any} */ ('none') } },
};

/** @returns {Entry[]} */
function publicEntries() {
  return publicPackages().flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports)
      .filter(([, { types }]) => types)
      .map(([door, { types }]) => {
        const name = door === '.' ? 'index' : door.slice(2).replaceAll('/', '-');
        const path = `${folder.slice(root.length)}api/${name}.api.md`;
        return { folder, declaration: join(folder, String(types)), path };
      }),
  );
}

/** @type {(entry: Entry, shared: { declarations: string[], reportFolder: string }) => ExtractorConfig} */
function configure({ folder, declaration }, { declarations, reportFolder }) {
  const compilerOptions = {
    ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true, types: [], skipLibCheck: true },
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  };
  return ExtractorConfig.prepare({
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: declaration,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: declarations } },
      apiReport: { enabled: true, reportFileName: 'entry', reportFolder, reportTempFolder: join(reportFolder, 'temp') },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages,
    },
  });
}

/** One program for all entries: reading the platform's declarations is what takes the time. */
export function createApiReports() {
  const entries = publicEntries();
  const reportFolder = mkdtempSync(join(tmpdir(), 'roompane-api-'));
  const declarations = entries.map(({ declaration }) => declaration);
  /** @type {CompilerState | undefined} */
  let compilerState;
  /** @type {(entry: Entry) => ApiReport} */
  const report = (entry) => {
    const config = configure(entry, { declarations, reportFolder });
    compilerState ??= CompilerState.create(config, { additionalEntryPoints: declarations });
    Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback: (message) => {
        message.handled = true;
        if (String(message.logLevel) === 'error') throw new Error(message.formatMessageWithLocation(root));
      },
    });
    return { path: entry.path, text: readFileSync(join(reportFolder, 'entry.api.md'), 'utf8') };
  };
  try {
    return entries.map(report);
  } finally {
    rmSync(reportFolder, { recursive: true, force: true });
  }
}
