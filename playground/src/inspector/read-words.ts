import type { WireRecord } from '@roompane/host';

/** Where in an envelope the words lie that tell most of it, in the order in which they are looked for. */
const places: readonly (readonly string[])[] = [
  ['params', 'draft', 'body', 'text'],
  ['params', 'body', 'text'],
  ['params', 'text'],
  ['result', 'reason'],
  ['result', 'question'],
  ['result', 'draft', 'body', 'text'],
  ['events', '0', 'message', 'body', 'text'],
  ['error', 'message'],
];

/** The words of a record, for its row once contents are shown: the first that one would look for. */
export function readWords({ contents }: Pick<WireRecord, 'contents'>): string | undefined {
  const [first] = contents;
  if (!first || first.isCut) return undefined;
  const envelope = parse(first.written);
  for (const place of places) {
    const words = place.reduce(step, envelope);
    if (typeof words === 'string' && words.trim()) return words;
  }
  return undefined;
}

/** A string as a person reads it; as it is where it is cut or no JSON. */
export function writePretty(written: string): string {
  const value = parse(written);
  return value === undefined ? written : JSON.stringify(value, null, 2);
}

function step(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  // An own property, looked at first.
  return (value as Readonly<Record<string, unknown>>)[name];
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    return undefined;
  }
}
