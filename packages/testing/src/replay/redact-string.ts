/** What tells no person's words or name: the contract's own vocabulary. Everything else is veiled. */
const KEPT = new Set([
  ...['type', 'method', 'methods', 'grants', 'may', 'limits', 'code', 'kind', 'importance', 'role', 'privacy'],
  ...['theme', 'density', 'locale', 'direction', 'openReason', 'connection', 'presence', 'order', 'within'],
  ...['did', 'failure', 'wants', 'mediaType'],
]);

/** Without the letter that fills: no two veiled words are the same. */
const DIGITS = 30;

/** Gives each word another one of its length, or longer where there are too few, and the same word always the same. */
export class Veil {
  readonly #words = new Map<string, string>();

  over(word: string): string {
    if (word === '') return word;
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const veiled = this.#words.size.toString(DIGITS).padEnd(word.length, 'x');
    this.#words.set(word, veiled);
    return veiled;
  }
}

/** A string of the wire without a word of anybody. What is no JSON is gone altogether. */
export function redactString(written: string, veil: Veil): string {
  try {
    return JSON.stringify(redact(JSON.parse(written), { key: '', veil }));
  } catch {
    return '';
  }
}

function redact(value: unknown, { key, veil }: { readonly key: string; readonly veil: Veil }): unknown {
  if (KEPT.has(key)) return value;
  if (typeof value === 'string')
    return key === 'href' || key === 'url' ? 'https://redacted.example/' : veil.over(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redact(item, { key, veil }));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    name === 'data' ? null : redact(item, { key: name, veil }),
  ]);
  return Object.fromEntries(entries) as unknown;
}
