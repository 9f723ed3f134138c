import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TemplateFormat } from './template.ts';
import { type WrittenValue, writeValue } from './write-value.ts';

/** Unicode spaces differ between versions of ICU; figures and signs do not. */
const spaced = (text: string): string => text.replace(/\s/gu, ' ');
const write = (
  value: number,
  format: TemplateFormat,
  { digits, locale = 'en' }: { digits?: number; locale?: string } = {},
): WrittenValue => {
  const written = writeValue({ value, format, tone: 'neutral', ...(digits === undefined ? {} : { digits }) }, locale);
  return { ...written, text: spaced(written.text) };
};
const text = (...args: Parameters<typeof write>): string => write(...args).text;

describe('writeValue', () => {
  it('[MA5] writes numbers with the digits they have or are to have', () => {
    assert.equal(text(1.0862, { type: 'number' }), '1.0862');
    assert.equal(text(1.0862, { type: 'number' }, { digits: 5 }), '1.08620');
    assert.equal(text(1234.5, { type: 'number' }, { digits: 1, locale: 'de' }), '1.234,5');
    assert.equal(text(3, { type: 'number', isSigned: true }), '+3');
    assert.equal(text(812, { type: 'text' }), '812');
    assert.equal(text(-0.001, { type: 'number' }, { digits: 2 }), '0.00');
  });

  it('[MA5] writes per cent, money and changes', () => {
    assert.equal(text(0.21, { type: 'percent' }), '0.21%');
    assert.equal(text(0.21, { type: 'percent' }, { locale: 'de' }), '0,21 %');
    assert.equal(text(1234, { type: 'currency', currency: 'EUR' }, { locale: 'de' }), '1.234,00 €');
    assert.equal(text(1234, { type: 'currency', currency: 'JPY' }), '¥1,234');
    assert.deepEqual(write(0.2, { type: 'change', isPercent: true }, { digits: 2 }), {
      text: '+0.20%',
      direction: 'up',
    });
    assert.deepEqual(write(-3, { type: 'change' }), { text: '-3', direction: 'down' });
    assert.deepEqual(write(0.001, { type: 'change' }, { digits: 2 }), { text: '0.00', direction: 'level' });
  });

  it('[MA5] writes times in the reader’s zone and language', () => {
    const epochMs = new Date(2025, 10, 18, 14, 5, 9).getTime();
    assert.equal(text(epochMs, { type: 'time' }), '14:05:09');
    assert.equal(text(epochMs, { type: 'date' }), 'Nov 18, 2025');
    assert.equal(text(epochMs, { type: 'date' }, { locale: 'de' }), '18.11.2025');
    assert.match(text(epochMs, { type: 'date-time' }), /^Nov 18, 2025.*14:05$/);
  });

  it('[MA5] writes a duration in the two largest units that it fills', () => {
    const cases: [number, string][] = [
      [0, '0 ms'],
      [999.9, '999 ms'],
      [61_000, '1 min 1 sec'],
      [3_600_000, '1 hr'],
      [3_900_500, '1 hr 5 min'],
      [90_000_000, '1 day 1 hr'],
    ];
    for (const [durationMs, words] of cases) assert.equal(text(durationMs, { type: 'duration' }), words);
  });
});
