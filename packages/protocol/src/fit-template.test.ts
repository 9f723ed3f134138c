import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type FittedValue, fitTemplate } from './fit-template.ts';
import type { Json } from './json.ts';
import type { Template, TemplateField, TemplateFormat } from './template.ts';
import { writeValue } from './write-value.ts';

const rates: Template = {
  dataType: 'fx/rates',
  fields: [{ label: 'Desk', path: '/desk', isOptional: true }],
  rows: {
    path: '/pairs',
    columns: [
      { label: 'Pair', path: '/pair' },
      { label: 'Bid', path: '/bid', format: { type: 'number', digits: '/decimals' } },
      { label: 'Change', path: '/changePct', format: { type: 'change' }, tone: { type: 'sign' }, isOptional: true },
    ],
  },
};
const euro = { pair: 'EUR/USD', bid: 1.0862, decimals: 5, changePct: -0.2 };
const one = (field: Partial<TemplateField>): Template => ({
  dataType: 'x',
  fields: [{ label: 'Value', path: '/value', ...field }],
});
const fitOne = (field: Partial<TemplateField>, data: object): FittedValue | undefined =>
  fitTemplate(one(field), { type: 'x', ...data })?.fields[0];

describe('fitTemplate', () => {
  it('[MA3] takes the values that a template asks for', () => {
    const fitted = fitTemplate(rates, { type: 'fx/rates', desk: 'G10', pairs: [euro, { pair: 'X', bid: 1 }] });
    assert.deepEqual(fitted?.fields, [{ label: 'Desk', value: 'G10', format: { type: 'text' }, tone: 'neutral' }]);
    const [first, second] = fitted?.rows?.rows ?? [];
    assert.deepEqual(fitted?.rows?.labels, ['Pair', 'Bid', 'Change']);
    assert.deepEqual(
      first?.map((value) => [value?.value, value?.digits, value?.tone]),
      [
        ['EUR/USD', undefined, 'neutral'],
        [1.0862, 5, 'neutral'],
        [-0.2, undefined, 'bad'],
      ],
    );
    assert.equal(second?.[2], undefined);
  });

  it('[MA3] does not fit data of another type', () => {
    const inherits: Json = Object.create({ type: 'fx/rates', pairs: [euro] }) as Json;
    const others: (Json | undefined)[] = [
      undefined,
      null,
      'fx/rates',
      ['fx/rates'],
      { type: 'fx' },
      { pairs: [euro] },
      inherits,
    ];
    for (const data of others) assert.equal(fitTemplate(rates, data), undefined);
  });

  it('[MA3] does not fit where a value is missing or of another kind', () => {
    const broken: Json[] = [
      { type: 'fx/rates' },
      { type: 'fx/rates', pairs: 'EUR/USD' },
      { type: 'fx/rates', pairs: { 0: euro } },
      { type: 'fx/rates', pairs: [euro, { pair: 'GBP/USD' }] },
      { type: 'fx/rates', pairs: [euro, null] },
      { type: 'fx/rates', pairs: [{ ...euro, bid: '1.08' }] },
      { type: 'fx/rates', pairs: [{ ...euro, pair: '' }] },
      { type: 'fx/rates', pairs: [{ ...euro, changePct: 'up' }] },
      // Nothing to show is no reason to hide the text.
      { type: 'fx/rates', pairs: [] },
    ];
    for (const data of broken) assert.equal(fitTemplate(rates, data), undefined, JSON.stringify(data));
    assert.ok(fitTemplate(rates, { type: 'fx/rates', desk: 'G10', pairs: [] }));
  });

  it('[MA3] takes a value of its format’s kind alone', () => {
    const cases: [TemplateFormat['type'], Json[], Json[]][] = [
      ['text', ['a', 7, 'x'.repeat(512)], ['x'.repeat(513), true, {}, [], 1e300]],
      ['number', [0, -1.5, Number.MAX_SAFE_INTEGER], ['1', true, 2 ** 53, 1e300, Infinity, NaN]],
      ['change', [0.2], ['0.2']],
      ['percent', [0.2], ['20 %']],
      ['date-time', [0, -1, 8.64e15], [8.65e15, '2025-01-01']],
      ['duration', [0, 90_000], [-1, '1 h']],
    ];
    for (const [type, fits, others] of cases) {
      const format = { type } as TemplateFormat;
      for (const value of fits) assert.ok(fitOne({ format }, { value }), `${type} ${JSON.stringify(value)}`);
      for (const value of others)
        assert.equal(fitOne({ format }, { value }), undefined, `${type} ${JSON.stringify(value)}`);
    }
  });

  it('[MA3] draws 50 rows and counts the others', () => {
    const fitted = fitTemplate(rates, { type: 'fx/rates', pairs: Array<typeof euro>(60).fill(euro) });
    assert.equal(fitted?.rows?.rows.length, 50);
    assert.equal(fitted.rows.restCount, 10);
  });

  it('[MA5] leads to web addresses alone, and elsewhere is the value without one', () => {
    const hrefOf = (url: Json): string | undefined => fitOne({ href: '/url' }, { value: 'a', url })?.href;
    assert.equal(hrefOf('https://ci.example/1'), 'https://ci.example/1');
    assert.equal(hrefOf('HTTP://ci.example'), 'http://ci.example/');
    const others: Json[] = [
      'javascript:alert(1)',
      'data:text/html,x',
      'mailto:a@b.example',
      '/1',
      '//ci.example',
      'x',
      7,
      null,
    ];
    const credentials = ['https://bank.example@evil.example/', 'https://:p@ci.example/'];
    for (const url of [...others, ...credentials, `https://ci.example/${'x'.repeat(2_048)}`]) {
      assert.equal(hrefOf(url), undefined);
      assert.ok(fitOne({ href: '/url' }, { value: 'a', url }));
    }
  });

  it('[MA5] has a tone by the sign, or by words, of the value or of another', () => {
    const bySign = (value: number): string | undefined =>
      fitOne({ format: { type: 'number' }, tone: { type: 'sign' } }, { value })?.tone;
    assert.deepEqual([1, -1, 0].map(bySign), ['good', 'bad', 'neutral']);
    const byWords = (state: Json): string | undefined =>
      fitOne({ tone: { type: 'words', path: '/state', good: ['ok'], bad: ['no'] } }, { value: 'a', state })?.tone;
    assert.deepEqual(['ok', 'no', 'toString', 7].map(byWords), ['good', 'bad', 'neutral', 'neutral']);
  });

  it('[MA3] [MA5] holds any data against any template, and what fits can be written', () => {
    const strange = fc.constantFrom('', '/b/0', '/__proto__', '/constructor/name', '/a/length', '/~1');
    const path = fc.oneof(fc.constantFrom('/type', '/a'), strange);
    const digits = fc.oneof(path, fc.nat(10));
    const type = fc.constantFrom('text', 'number', 'percent', 'change', 'date', 'time', 'date-time', 'duration');
    const format = fc.oneof(
      fc.record({ type }),
      fc.record({ type, digits, isSigned: fc.boolean() }),
    ) as fc.Arbitrary<TemplateFormat>;
    const field = fc.record(
      { label: fc.constant('L'), path, format, href: path, isOptional: fc.boolean() },
      { requiredKeys: ['label', 'path'] },
    );
    const template = fc.record(
      {
        dataType: fc.constant('x'),
        fields: fc.array(field, { minLength: 1, maxLength: 3 }),
        rows: fc.record({
          path: fc.constantFrom('/b', '/a', ''),
          columns: fc.array(field, { minLength: 1, maxLength: 2 }),
        }),
      },
      { requiredKeys: ['dataType'] },
    );
    const leaf = fc.oneof(fc.string(), fc.double(), fc.integer({ min: 0, max: 1e6 }), fc.webUrl(), fc.jsonValue());
    const name = fc.constantFrom('a', '/', '__proto__', 'constructor', 'length');
    const part = fc.dictionary(name, leaf);
    const data = fc
      .tuple(part, fc.array(fc.oneof(leaf, part), { maxLength: 3 }))
      .map(([fieldsOf, b]) => ({ ...fieldsOf, b, type: 'x' }) as Json);
    let fittedCount = 0;
    fc.assert(
      fc.property(template, data, (given, value) => {
        const fitted = fitTemplate(given, value);
        if (!fitted) return;
        fittedCount++;
        const values = [...fitted.fields, ...(fitted.rows?.rows.flat() ?? [])].filter((each) => each !== undefined);
        assert.ok(values.length > 0);
        for (const each of values) {
          const { text } = writeValue(each, 'en');
          assert.ok(
            text.length > 0 &&
              text.length <= 600 &&
              !/NaN|Infinity|undefined|object/.test(text.replace(String(each.value), '')),
          );
          assert.match(each.href ?? 'https://', /^https?:/);
        }
      }),
      { numRuns: 2_000 },
    );
    assert.ok(fittedCount > 20, `${fittedCount} fitted`);
  });
});
