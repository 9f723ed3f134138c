import { type JsonPointer, parsePointer } from './json-pointer.ts';
import {
  flag,
  integer,
  isObject,
  list,
  Misfit,
  oneOf,
  optional,
  type Parser,
  record,
  text,
  variant,
} from './parser.ts';
import * as LIMITS from './template-limit.ts';

/**
 * Digits behind the point: so many, or as many as `data` says at a place. Where that place is empty, and by default, as many
 * as the number has, up to 10.
 */
export type TemplateDigits = number | JsonPointer;

interface NumberFormat {
  readonly digits?: TemplateDigits;
  /** Positive numbers have a plus before them. @default false */
  readonly isSigned?: boolean;
}

/** How a value is written, in the reader's language. A value of another kind than its format's does not fit. */
export type TemplateFormat =
  /** A string of 1 to 512 characters as it is, or a number as JSON writes it. */
  | { readonly type: 'text' }
  | ({ readonly type: 'number' } & NumberFormat)
  /** A number in per cent: 0.21 is 0.21 %. */
  | ({ readonly type: 'percent' } & NumberFormat)
  /** A number of units of `currency`, which ISO 4217 names: `EUR`. @default digits are the currency's own */
  | ({ readonly type: 'currency'; readonly currency: string } & NumberFormat)
  /** A number with its sign, and an arrow beside it. */
  | { readonly type: 'change'; readonly digits?: TemplateDigits; readonly isPercent?: boolean }
  /** Epoch milliseconds in UTC, written in the reader's time zone. */
  | { readonly type: 'date' }
  | { readonly type: 'time' }
  | { readonly type: 'date-time' }
  /** Milliseconds, at least 0, as the two largest units that they fill: 1 h 5 min. */
  | { readonly type: 'duration' };

/** What makes a value good or bad news. It adds colour to what is said in words and figures anyway. */
export type TemplateTone =
  /** Above zero is good, below is bad. */
  | { readonly type: 'sign'; readonly path?: JsonPointer }
  /** The value is one of these words. */
  | {
      readonly type: 'words';
      readonly path?: JsonPointer;
      readonly good?: readonly string[];
      readonly bad?: readonly string[];
    };

/** One value with its label. */
export interface TemplateField {
  /** 1 to 64 characters. */
  readonly label: string;
  /** Where in `data` the value is; in a column, where in the item of the list. */
  readonly path: JsonPointer;
  /** @default text */
  readonly format?: TemplateFormat;
  /** By the value itself, or by what stands at the tone's `path`. @default none */
  readonly tone?: TemplateTone;
  /** Where an address is that the value leads to. What is not `https:` or `http:` leads nowhere. @default none */
  readonly href?: JsonPointer;
  /** The message fits without it. @default false */
  readonly isOptional?: boolean;
}

/** A table with a row for each item of a list in `data`. The first column names the row. */
export interface TemplateRows {
  /** Where the list is. */
  readonly path: JsonPointer;
  /** 1 to 6. Their paths begin at the item. */
  readonly columns: readonly TemplateField[];
}

/**
 * Whether messages that follow each other, of one bot and one template, stand by themselves.
 * - `each`: they do.
 * - `row`: they are one row, which shows the newest and how many there are, and opens.
 * - `collapse`: they are one line: the newest one's title and fields (the first row of its table, where it has no fields), and
 *   how many there are. It opens.
 */
export type TemplateDisplay = 'each' | 'row' | 'collapse';

/**
 * How the host draws the `data` of a bot's messages instead of their text: declared, not programmed, and drawn by the host in
 * its own look. It has fields or a table, or both. @spec MA3
 */
export interface Template {
  /** It is for `data` whose own `type` is this. 1 to 256 characters. */
  readonly dataType: string;
  /** 1 to 64 characters above the values. @default none */
  readonly title?: string;
  /** At most 12. @default none */
  readonly fields?: readonly TemplateField[];
  /** @default none */
  readonly rows?: TemplateRows;
  /** @default 'each' */
  readonly display?: TemplateDisplay;
}

const DISPLAYS: readonly TemplateDisplay[] = ['each', 'row', 'collapse'];

const label = text(LIMITS.labelChars, 1);

const digitCount = integer(0, LIMITS.digits);
const digits: Parser<TemplateDigits> = (value, path) =>
  (typeof value === 'string' ? parsePointer : digitCount)(value, path);

const numberFormat = { digits: optional(digits), isSigned: optional(flag) };

const currency: Parser<string> = (value, path) => {
  if (typeof value === 'string' && /^[A-Z]{3}$/.test(value)) return value;
  throw new Misfit(path, 'three capital letters of ISO 4217');
};

const parseFormat: Parser<TemplateFormat> = variant<TemplateFormat>({
  text: {},
  number: numberFormat,
  percent: numberFormat,
  currency: { ...numberFormat, currency },
  change: { digits: optional(digits), isPercent: optional(flag) },
  date: {},
  time: {},
  'date-time': {},
  duration: {},
});

const words = list(label, LIMITS.words);

const parseTone: Parser<TemplateTone> = variant<TemplateTone>({
  sign: { path: optional(parsePointer) },
  words: { path: optional(parsePointer), good: optional(words), bad: optional(words) },
});

const parseField: Parser<TemplateField> = record<TemplateField>({
  label,
  path: parsePointer,
  format: optional(parseFormat),
  tone: optional(parseTone),
  href: optional(parsePointer),
  isOptional: optional(flag),
});

const atLeastOne =
  <T>(parser: Parser<readonly T[]>): Parser<readonly T[]> =>
  (value, path) => {
    const all = parser(value, path);
    if (all.length === 0) throw new Misfit(path, 'at least one');
    return all;
  };

const parseShape: Parser<Template> = record<Template>({
  dataType: text(LIMITS.typeChars, 1),
  title: optional(label),
  fields: optional(atLeastOne(list(parseField, LIMITS.fields))),
  rows: optional(record<TemplateRows>({ path: parsePointer, columns: atLeastOne(list(parseField, LIMITS.columns)) })),
  display: optional(oneOf(DISPLAYS)),
});

/** A template without a value to show would take a message's text away for nothing. */
const parseTemplate: Parser<Template> = (value, path) => {
  const template = parseShape(value, path);
  if (!template.fields && !template.rows) throw new Misfit(path, 'fields or rows');
  return template;
};

export const parseTemplates: Parser<readonly Template[]> = list(parseTemplate, LIMITS.templates);

/** Is a template for this `data`? Whether all that it asks for is there is another question. */
export function isForData({ dataType }: Template, data: unknown): data is { readonly [key: string]: never } {
  return isObject(data) && Object.hasOwn(data, 'type') && data['type'] === dataType;
}
