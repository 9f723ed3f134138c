import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fitTemplate } from './fit-template.ts';
import { parseManifest } from './manifest.ts';
import { isRoompaneError } from './roompane-error.ts';
import type { Json } from './json.ts';
import type { Template } from './template.ts';

const least = { dataType: 'build', fields: [{ label: 'Branch', path: '/branch' }] };

const full: Template = {
  dataType: 'fx/rates',
  title: 'Rates',
  fields: [
    { label: 'At', path: '/atEpochMs', format: { type: 'time' } },
    {
      label: 'Result',
      path: '/result',
      tone: { type: 'words', path: '/state', good: ['passed'], bad: ['failed', 'broken'] },
      href: '/url',
      isOptional: true,
    },
  ],
  rows: {
    path: '/pairs',
    columns: [
      { label: 'Pair', path: '/pair', format: { type: 'text' } },
      { label: 'Bid', path: '/bid', format: { type: 'number', digits: '/decimals', isSigned: true } },
      { label: 'Fee', path: '/fee', format: { type: 'currency', currency: 'EUR', digits: 0 } },
      { label: 'Change', path: '', format: { type: 'change', isPercent: true, digits: 2 }, tone: { type: 'sign' } },
    ],
  },
  display: 'row',
};

const manifest = (templates: unknown): unknown => ({
  id: 'feed',
  name: 'Feed',
  version: '1',
  entry: 'https://addins.example/',
  requires: [],
  templates,
});

/** The path of what does not fit, or `undefined` when all fits. */
function misfit(templates: unknown): unknown {
  try {
    return void parseManifest(manifest(templates));
  } catch (thrown) {
    assert.ok(isRoompaneError(thrown, 'manifest/invalid'), String(thrown));
    assert.ok(thrown.data?.expected);
    return thrown.data.path;
  }
}

describe('the templates of a manifest', () => {
  it('[MA2] are read by what they name; what they do not know stays behind', () => {
    assert.deepEqual(parseManifest(manifest([full, least])).templates, [full, least]);
    const more = {
      ...least,
      html: '<b>',
      fields: [{ ...least.fields[0], onclick: 'alert(1)', format: { type: 'text', x: 1 } }],
    };
    assert.deepEqual(parseManifest(manifest([more])).templates, [
      { dataType: 'build', fields: [{ label: 'Branch', path: '/branch', format: { type: 'text' } }] },
    ]);
    assert.equal('templates' in parseManifest(manifest(undefined)), false);
  });

  it('[MA2] say where one does not fit', () => {
    const [field] = least.fields;
    const withField = (change: object): unknown => [{ ...least, fields: [{ ...field, ...change }] }];
    const withRows = (rows: unknown): unknown => [{ dataType: 'x', rows }];
    const cases: [unknown, string][] = [
      [{}, 'templates'],
      [Array(17).fill(least), 'templates'],
      [[least, null], 'templates[1]'],
      [[{ dataType: 'x' }], 'templates[0]'],
      [[{ ...least, dataType: '' }], 'templates[0].dataType'],
      [[{ ...least, dataType: undefined }], 'templates[0].dataType'],
      [[{ ...least, title: 'x'.repeat(65) }], 'templates[0].title'],
      [[{ ...least, fields: [] }], 'templates[0].fields'],
      [[{ ...least, fields: Array(13).fill(field) }], 'templates[0].fields'],
      [[{ ...least, display: 'blink' }], 'templates[0].display'],
      [[{ ...least, display: 'toString' }], 'templates[0].display'],
      [withField({ label: '' }), 'templates[0].fields[0].label'],
      [withField({ path: 'branch' }), 'templates[0].fields[0].path'],
      [withField({ format: 'number' }), 'templates[0].fields[0].format'],
      [withField({ format: { type: 'constructor' } }), 'templates[0].fields[0].format.type'],
      [withField({ format: { type: 'number', digits: 11 } }), 'templates[0].fields[0].format.digits'],
      [withField({ format: { type: 'number', digits: 'two' } }), 'templates[0].fields[0].format.digits'],
      [withField({ format: { type: 'currency' } }), 'templates[0].fields[0].format.currency'],
      [withField({ format: { type: 'currency', currency: 'eur' } }), 'templates[0].fields[0].format.currency'],
      [withField({ tone: { type: 'words', good: Array<string>(17).fill('a') } }), 'templates[0].fields[0].tone.good'],
      [withField({ tone: { type: 'red' } }), 'templates[0].fields[0].tone.type'],
      [withField({ href: 'https://x.example' }), 'templates[0].fields[0].href'],
      [withField({ isOptional: 'yes' }), 'templates[0].fields[0].isOptional'],
      [withRows({ path: '/a' }), 'templates[0].rows.columns'],
      [withRows({ path: '/a', columns: [] }), 'templates[0].rows.columns'],
      [withRows({ path: '/a', columns: Array(7).fill(field) }), 'templates[0].rows.columns'],
      [withRows({ path: 'a', columns: [field] }), 'templates[0].rows.path'],
    ];
    for (const [templates, path] of cases) assert.equal(misfit(templates), path);
  });

  it('[MA2] may be any value at all, without another error than the manifest’s own', () => {
    const name = fc.constantFrom('dataType', 'title', 'fields', 'rows', 'display', '__proto__', 'constructor');
    const part = fc.constantFrom<unknown>(...[full, least].flatMap((each) => Object.values(each) as unknown[]));
    const almost = fc.array(fc.dictionary(name, fc.oneof(part, fc.jsonValue())), { maxLength: 3 });
    fc.assert(fc.property(fc.oneof(almost, fc.anything()), (templates) => void misfit(templates)));
  });

  it('[MA2] [MA3] are read, and fit, as the guide shows them', () => {
    const guide = readFileSync(new URL('../../../docs/templates.md', import.meta.url), 'utf8');
    const [, block = ''] = /^```json\n([^]*?)^```/m.exec(guide) ?? [];
    const [, data = ''] = /whose `data` is `(.*?)`/.exec(guide) ?? [];
    const { templates } = JSON.parse(block) as { readonly templates: unknown };
    const read = parseManifest(manifest(templates)).templates ?? [];
    assert.deepEqual(read, templates);
    assert.equal(read.length, 1);
    const fitted = fitTemplate(read[0]!, JSON.parse(data) as Json);
    assert.deepEqual(
      fitted?.fields.map(({ label, value }) => `${label} ${value}`),
      ['Branch main', 'Result failed', 'Took 95000'],
    );
  });
});
