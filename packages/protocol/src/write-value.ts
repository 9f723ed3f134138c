import type { FittedValue } from './fit-template.ts';
import * as LIMITS from './template-limit.ts';

/** A value as it is read. */
export interface WrittenValue {
  readonly text: string;
  /** Of a change alone. The sign in the text says the same. */
  readonly direction?: 'up' | 'down' | 'level';
}

type Write = (value: number) => string;

/** Formatters that are kept. Their options come from templates, so there are few; nobody can fill the memory with them. */
const KEPT = 256;
const writers = new Map<string, Write>();

const DURATIONS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
] as const;

/**
 * Writes a value in a language, with its digits, signs and units; times are in the time zone of this machine.
 * @param locale A BCP 47 tag; the machine's own language where there is none.
 * @spec MA5
 */
export function writeValue({ value: given, format, digits }: FittedValue, locale?: string): WrittenValue {
  if (typeof given === 'string' || format.type === 'text') return { text: String(given) };
  const value = round(given, digits);
  switch (format.type) {
    case 'number':
      return { text: numbers(locale, { ...digitsOf(digits), ...signOf(format.isSigned) })(value) };
    case 'percent':
      return { text: numbers(locale, { ...PERCENT, ...digitsOf(digits), ...signOf(format.isSigned) })(value) };
    case 'currency': {
      const { currency, isSigned } = format;
      const own = digits === undefined ? {} : digitsOf(digits);
      return { text: numbers(locale, { style: 'currency', currency, ...own, ...signOf(isSigned) })(value) };
    }
    case 'change': {
      const options = { ...(format.isPercent ? PERCENT : {}), ...digitsOf(digits), ...signOf(true) };
      return { text: numbers(locale, options)(value), direction: directionOf(value) };
    }
    case 'date':
      return { text: times(locale, { dateStyle: 'medium' })(value) };
    case 'time':
      return { text: times(locale, { timeStyle: 'medium', hourCycle: 'h23' })(value) };
    case 'date-time':
      return { text: times(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })(value) };
    case 'duration':
      return { text: writeDuration(value, locale) };
  }
}

const PERCENT: Intl.NumberFormatOptions = { style: 'unit', unit: 'percent' };

function digitsOf(digits: number | undefined): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? LIMITS.digits };
}

function signOf(isSigned: boolean | undefined): Intl.NumberFormatOptions {
  return isSigned ? { signDisplay: 'exceptZero' } : {};
}

/** Without what the figures will not show, and without a sign before nothing: -0.00 is no figure, and no change. */
function round(value: number, digits: number = LIMITS.digits): number {
  return Number(value.toFixed(digits)) + 0;
}

function directionOf(value: number): 'up' | 'down' | 'level' {
  if (value === 0) return 'level';
  return value > 0 ? 'up' : 'down';
}

function writeDuration(durationMs: number, locale: string | undefined): string {
  const largest = DURATIONS.findIndex(([, ms]) => durationMs >= ms);
  const at = largest < 0 ? DURATIONS.length - 1 : largest;
  let restMs = Math.floor(durationMs);
  const parts = DURATIONS.slice(at, at + 2).map(([unit, ms]) => {
    const count = Math.floor(restMs / ms);
    restMs -= count * ms;
    return { unit, count };
  });
  const [first, second] = parts;
  const shown = second && second.count === 0 ? [first] : parts;
  return shown
    .map((part) => part && numbers(locale, { style: 'unit', unit: part.unit, unitDisplay: 'short' })(part.count))
    .join(' ');
}

function numbers(locale: string | undefined, options: Intl.NumberFormatOptions): Write {
  return kept(`number ${locale} ${JSON.stringify(options)}`, () => {
    const format = new Intl.NumberFormat(locale, options);
    return (value) => format.format(value);
  });
}

function times(locale: string | undefined, options: Intl.DateTimeFormatOptions): Write {
  return kept(`time ${locale} ${JSON.stringify(options)}`, () => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (value) => format.format(value);
  });
}

/** Formatters cost milliseconds each to make, and a list needs them for every value. */
function kept(key: string, create: () => Write): Write {
  const known = writers.get(key);
  if (known) return known;
  if (writers.size >= KEPT) writers.clear();
  const made = create();
  writers.set(key, made);
  return made;
}
