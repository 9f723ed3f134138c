// Whatever a page can use of an element is documented, and whatever is documented is there. Build first.
import { readFileSync } from 'node:fs';
import { readElements } from './elements-report.mjs';
import { findFiles } from './find-files.mjs';
import { writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';

/** @typedef {import('./elements-manifest.mjs').Declaration} Declaration */

const sources = findFiles(/^packages\/elements\/src\/(?!.*\.test\.ts$).*\.ts$/, 'packages/elements/src/');
const templates = sources.map((path) => readFileSync(root + path, 'utf8')).join('\n');

/** @type {(pattern: RegExp) => string[]} */
const inTemplates = (pattern) => [...templates.matchAll(pattern)].flatMap(([, names = '']) => names.split(' '));

const elements = readElements();

/** @type {(kind: 'cssParts' | 'slots' | 'events') => string[]} */
const documented = (kind) => elements.flatMap((element) => (element[kind] ?? []).map(({ name }) => name));

/** @type {(given: { what: string, used: string[], told: string[] }) => string[]} */
function compare({ what, used, told }) {
  return [
    ...[...new Set(used)].filter((name) => !told.includes(name)).map((name) => `${what} ${name} has no line of JSDoc.`),
    ...[...new Set(told)]
      .filter((name) => !used.includes(name))
      .map((name) => `${what} ${name} is not there any more.`),
  ];
}

/** @param {Declaration} element */
function wordless({ tagName, attributes, members, events, slots, cssParts, cssProperties, description }) {
  const all = [attributes, members, events, slots, cssParts, cssProperties].flatMap((things) => things ?? []);
  const silent = all.filter((thing) => !thing.description && thing.name !== 'focus').map(({ name }) => name);
  return [...(description ? [] : ['itself']), ...silent].map((name) => `<${tagName}>: ${name} has no description.`);
}

/** @param {Declaration} element */
const untypedEvents = ({ tagName, events = [] }) =>
  events.filter(({ type }) => !type).map(({ name }) => `<${tagName}>: write \`@event {ItsClass} ${name} - …\`.`);

const checks = {
  'each part is documented': compare({
    what: 'The part',
    used: [...inTemplates(/\bpart="([\w -]+)"/g), ...inTemplates(/\.part\.add\('([\w-]+)'\)/g)],
    told: documented('cssParts'),
  }),
  'each slot is documented': compare({
    what: 'The slot',
    used: inTemplates(/<slot name="([\w-]+)"/g),
    told: documented('slots'),
  }),
  'each event is documented': compare({
    what: 'The event',
    used: inTemplates(/super\('([\w-]+)', \{/g),
    told: documented('events'),
  }),
  'each event has its class': elements.flatMap(untypedEvents),
  'everything has a description': elements.flatMap(wordless),
};

const outcome = { passed: 0, failed: 0 };
for (const [title, problems] of Object.entries(checks)) {
  outcome[problems.length ? 'failed' : 'passed'] += 1;
  if (problems.length > 0) console.error(`✖ ${title}\n  ${problems.join('\n  ')}`);
}
console.log(
  `${elements.length} elements: ${outcome.passed} of ${Object.keys(checks).length} checks of their words passed`,
);
writeOutcome(outcome);
process.exitCode = outcome.failed > 0 ? 1 : 0;
