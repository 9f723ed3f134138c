import { type FittedTemplate, type FittedValue, writeValue } from '@roompane/protocol';

/** What is drawn of a message's data, in a line of words: for who hears it, or reads that it was answered. */
export function fittedWords({ template, fields, rows }: FittedTemplate, locale: string | undefined): string {
  const words = (value: FittedValue): string => writeValue(value, locale).text;
  const parts = [
    ...fields.map((field) => `${field.label} ${words(field)}`),
    ...(rows?.rows ?? []).map((row) => row.flatMap((value) => (value ? words(value) : [])).join(' ')),
  ];
  return `${template.title === undefined ? '' : `${template.title}: `}${parts.join(', ')}`;
}
