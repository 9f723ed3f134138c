// The elements as a page uses them, from the manifest that is published: one more report beside those of the entries.
import { readFileSync } from 'node:fs';
import { root } from './root.mjs';

/** @typedef {import('./elements-manifest.mjs').Declaration} Declaration */

/** @typedef {import('./elements-manifest.mjs').Documented} Documented */

/** @type {(text?: string) => string} */
const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

/** @type {(title: string, rows: readonly string[][]) => string[]} */
function table(title, rows) {
  if (rows.length === 0) return [];
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(cell).join(' | ')} |`;
  const width = rows[0]?.length ?? 0;
  return ['', line([title, ...Array(width - 1).fill('')]), line(Array(width).fill('---')), ...rows.map(line)];
}

/** @type {(things?: readonly (Documented & { type?: { text: string } })[]) => string[][]} */
const described = (things = []) => things.map(({ name, description }) => [`\`${name}\``, description ?? '']);

/** @param {Declaration} element */
function section({
  tagName,
  name,
  description,
  members = [],
  attributes,
  events,
  slots,
  cssParts,
  cssProperties = [],
}) {
  const typed = (/** @type {any[]} */ things) =>
    things.map((thing) => [`\`${thing.name}\``, thing.type?.text ?? '', thing.description ?? '']);
  return [
    `## \`<${tagName}>\`, ${name}`,
    '',
    ...(description ?? '').split('\n'),
    ...table('attribute', typed(attributes ?? [])),
    ...table('property', typed(members.filter(({ kind }) => kind === 'field'))),
    ...table('method', described(members.filter(({ kind }) => kind === 'method'))),
    ...table('event', typed(events ?? [])),
    ...table('slot', described(slots)),
    ...table('part', described(cssParts)),
    '',
    `Reads ${cssProperties.map((property) => `\`${property.name}\``).join(', ')}.`,
    '',
  ];
}

export function readElements() {
  const path = `${root}packages/elements/dist/custom-elements.json`;
  /** @type {import('./elements-manifest.mjs').Manifest} */
  const { modules } = JSON.parse(readFileSync(path, 'utf8'));
  return modules.flatMap(({ declarations }) => declarations).filter(({ customElement }) => customElement);
}

/** @returns {import('./api-reports.mjs').ApiReport} */
export function createElementsReport() {
  const text = ['# The elements', '', 'Written by `npm run api:update`.', '', ...readElements().flatMap(section)].join(
    '\n',
  );
  return { path: 'packages/elements/api/elements.api.md', text };
}
