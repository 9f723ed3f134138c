// What the elements are to tools: the custom-elements manifest that their JSDoc is, and from it what VS Code and the
// JetBrains editors read. The analyzer speaks of sources and of insides; what is published speaks of built modules and of
// what a page may use. It runs in the elements' folder, because the tools read the package.json they stand in.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
// @ts-expect-error The analyzer comes without declarations.
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { readTokens, tokensOf } from './element-tokens.mjs';

/** @typedef {import('./element-tokens.mjs').Token} Documented */

/**
 * @typedef {object} Declaration
 * @property {string} kind
 * @property {string} name
 * @property {string} [description]
 * @property {boolean} [customElement]
 * @property {string} [tagName]
 * @property {(Documented & { kind: string, privacy?: string, static?: boolean, type?: { text: string } })[]} [members]
 * @property {(Documented & { type?: { text: string }, default?: string })[]} [attributes]
 * @property {(Documented & { type?: { text: string } })[]} [events]
 * @property {Documented[]} [slots]
 * @property {Documented[]} [cssParts]
 * @property {Documented[]} [cssProperties]
 */

/** @typedef {{ kind: string, path: string, declarations: Declaration[], exports: object[] }} Module */

/** @typedef {{ schemaVersion: string, readme: string, modules: Module[] }} Manifest */

/** The entries that offer classes, and those that register them. */
const entries = [
  { classes: 'dist/index.js', definitions: 'dist/define.js' },
  { classes: 'dist/find/index.js', definitions: 'dist/find/define.js' },
  { classes: 'dist/host/index.js', definitions: 'dist/host/define.js' },
];

/** @type {(declaration: Declaration, given: { styles: unknown, tokens: ReadonlyMap<string, Documented> }) => Declaration} */
function publish(declaration, { styles, tokens }) {
  const { members = [], events = [], cssProperties: told = [] } = declaration;
  return {
    ...declaration,
    members: members.filter((member) => !member.static && !member.privacy),
    // The analyzer also guesses events where something is dispatched; ours are told in the class's own words.
    events: events.filter(({ description }) => description),
    cssProperties: tokensOf(styles, { told, tokens }),
  };
}

/** The analyzer takes the platform's `Event` for one of the module's own. @param {Declaration} declaration */
const asEvent = (declaration) => ({ ...declaration, superclass: { name: 'Event' } });

/** @type {(kind: string, name: string, declaration: { name: string, module: string }) => object} */
const toExport = (kind, name, declaration) => ({ kind, name, declaration });

/** @param {readonly Declaration[]} analysed everything that the sources declare */
async function toModules(analysed) {
  const tokens = readTokens(readFileSync('src/tokens.css', 'utf8'));
  /** @type {Module[]} */
  const modules = [];
  for (const { classes: path, definitions } of entries) {
    const offered = await import(pathToFileURL(path).href);
    const declarations = analysed
      .filter(({ kind, name }) => kind === 'class' && Object.hasOwn(offered, name))
      .map((one) => (one.customElement ? publish(one, { styles: offered[one.name].styles, tokens }) : asEvent(one)));
    const classExports = declarations.map(({ name }) => toExport('js', name, { name, module: path }));
    const elementExports = declarations
      .filter(({ customElement }) => customElement)
      .map(({ name, tagName = '' }) => toExport('custom-element-definition', tagName, { name, module: path }));
    modules.push({ kind: 'javascript-module', path, declarations, exports: classExports });
    modules.push({ kind: 'javascript-module', path: definitions, declarations: [], exports: elementExports });
  }
  return modules;
}

const argv = ['analyze', '--litelement', '--quiet', '--outdir', 'dist', '--globs', 'src/**/*.ts'];
const analysed = await cli({ argv: [...argv, '--exclude', 'src/**/*.test.ts'], cwd: process.cwd(), noWrite: true });
// The analyzer lists files as the file system does, which differs between two copies of the same tree.
const modulesByPath = analysed.modules.sort((/** @type {Module} */ one, /** @type {Module} */ other) =>
  one.path < other.path ? -1 : 1,
);
const declared = modulesByPath.flatMap((/** @type {Module} */ module) => module.declarations ?? []);
/** @type {Manifest} */
const manifest = { schemaVersion: analysed.schemaVersion, readme: '', modules: await toModules(declared) };
writeFileSync('dist/custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`);
// Each of these changes what it is given. A tag's tip would be all tokens if it named them; they are offered in styles.
const editors = { outdir: 'dist', hideLogs: true, hideCssPropertiesDocs: true, packageJson: false };
generateVsCodeCustomElementData(/** @type {any} */ (structuredClone(manifest)), editors);
generateJetBrainsWebTypes(/** @type {any} */ (structuredClone(manifest)), editors);
