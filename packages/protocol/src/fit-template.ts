import type { Json } from './json.ts';
import { readPointer } from './json-pointer.ts';
import type {
  Template,
  TemplateDigits,
  TemplateField,
  TemplateFormat,
  TemplateRows,
  TemplateTone,
} from './template.ts';
import { isForData } from './template.ts';
import * as LIMITS from './template-limit.ts';

/** Good or bad news, or neither. */
export type Tone = 'good' | 'bad' | 'neutral';

/** One value that is there and of the kind that was asked for. `writeValue` makes words of it. */
export interface FittedValue {
  readonly value: string | number;
  readonly format: TemplateFormat;
  /** Digits behind the point, where the template or `data` says how many. */
  readonly digits?: number;
  readonly tone: Tone;
  /** `https:` or `http:`, without credentials. */
  readonly href?: string;
}

export interface FittedField extends FittedValue {
  readonly label: string;
}

export interface FittedRows {
  readonly labels: readonly string[];
  /** A row's values, one for each label; `undefined` where an optional one is not there. At most 50 rows. */
  readonly rows: readonly (readonly (FittedValue | undefined)[])[];
  /** Rows beyond those. */
  readonly restCount: number;
}

/** What a template makes of one message's `data`. There is at least one value in it. */
export interface FittedTemplate {
  readonly template: Template;
  /** Those that are there. */
  readonly fields: readonly FittedField[];
  readonly rows?: FittedRows;
}

/** A value that has to be there and is not, or is another kind than its format's. */
const MISSING = Symbol('missing');

type Found<T> = T | undefined | typeof MISSING;

const TEXT: TemplateFormat = { type: 'text' };
/** The last moment that a date can be. */
const LAST_EPOCH_MS = 8.64e15;

/**
 * Holds `data` against a template. `undefined` where it is of another type, or lacks a value that the template cannot do
 * without: what is drawn then is the message's text, for half of a message may say something else than the whole.
 * It reads own properties alone, does not throw, and does no more work than the limits of a template allow. @spec MA3
 */
export function fitTemplate(template: Template, data: Json | undefined): FittedTemplate | undefined {
  if (data === undefined || !isForData(template, data)) return undefined;
  const fields: FittedField[] = [];
  for (const field of template.fields ?? []) {
    const found = fitField(field, data);
    if (found === MISSING) return undefined;
    if (found) fields.push({ label: field.label, ...found });
  }
  const rows = template.rows && fitRows(template.rows, data);
  if (rows === MISSING || (fields.length === 0 && !rows?.rows.flat().some((value) => value))) return undefined;
  return { template, fields, ...(rows ? { rows } : {}) };
}

function fitRows({ path, columns }: TemplateRows, data: Json): FittedRows | typeof MISSING {
  const items = readPointer(data, path);
  if (!Array.isArray(items)) return MISSING;
  const rows: (FittedValue | undefined)[][] = [];
  for (const item of (items as readonly Json[]).slice(0, LIMITS.rows)) {
    const row: (FittedValue | undefined)[] = [];
    for (const column of columns) {
      const found = fitField(column, item);
      if (found === MISSING) return MISSING;
      row.push(found);
    }
    rows.push(row);
  }
  return { labels: columns.map(({ label }) => label), rows, restCount: items.length - rows.length };
}

function fitField({ path, format = TEXT, tone, href, isOptional }: TemplateField, data: Json): Found<FittedValue> {
  const value = readPointer(data, path);
  if (value === undefined || value === null || value === '') return isOptional ? undefined : MISSING;
  if (!isOfFormat(value, format)) return MISSING;
  const digits = 'digits' in format ? fitDigits(format.digits, data) : undefined;
  const address = href === undefined ? undefined : toAddress(readPointer(data, href));
  return {
    value,
    format,
    ...(digits === undefined ? {} : { digits }),
    tone: tone ? toTone(tone, tone.path === undefined ? value : readPointer(data, tone.path)) : 'neutral',
    ...(address === undefined ? {} : { href: address }),
  };
}

function isOfFormat(value: Json, { type }: TemplateFormat): value is string | number {
  if (type === 'text') return typeof value === 'string' ? value.length <= LIMITS.valueChars : isExact(value);
  if (!isExact(value)) return false;
  if (type === 'duration') return value >= 0;
  return !(type === 'date' || type === 'time' || type === 'date-time') || Math.abs(value) <= LAST_EPOCH_MS;
}

/** A number beyond these is written with digits that nobody sent. */
function isExact(value: Json): value is number {
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

function fitDigits(digits: TemplateDigits | undefined, data: Json): number | undefined {
  const count = typeof digits === 'string' ? readPointer(data, digits) : digits;
  return Number.isInteger(count) && Number(count) >= 0 && Number(count) <= LIMITS.digits ? Number(count) : undefined;
}

function toTone(tone: TemplateTone, value: Json | undefined): Tone {
  if (tone.type === 'sign') {
    if (typeof value !== 'number' || value === 0) return 'neutral';
    return value > 0 ? 'good' : 'bad';
  }
  if (typeof value !== 'string') return 'neutral';
  if (tone.good?.includes(value)) return 'good';
  return tone.bad?.includes(value) ? 'bad' : 'neutral';
}

/** A relative address would lead into the host's own pages, and a name before an @ reads like another site. */
function toAddress(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || value.length > LIMITS.addressChars) return undefined;
  try {
    const { href, protocol, username, password } = new URL(value);
    return /^https?:$/.test(protocol) && !username && !password ? href : undefined;
  } catch {
    // Not an absolute address: the value is drawn without.
    return undefined;
  }
}
