import { parseEntry } from './entry.ts';
import { type Grant, GRANT_NAMES } from './grant.ts';
import { list, Misfit, oneOf, optional, parseAs, type Parser, record, text } from './parser.ts';
import { id } from './person.ts';
import { parseTemplates, type Template } from './template.ts';

/** What an add-in declares of itself. It asks; the host's policy decides. */
export interface Manifest {
  /** Stable for the add-in wherever it is used; with the entry's origin it is the add-in's identity. */
  readonly id: string;
  /** At most 64 characters; shown in everything that the add-in causes. */
  readonly name: string;
  /** One sentence of what it does. */
  readonly description?: string;
  /** The author's own, for people. */
  readonly version: string;
  /** Absolute address of the page. */
  readonly entry: string;
  /** Grants without which it cannot work. */
  readonly requires: readonly Grant[];
  /** Grants it can do without. @default none */
  readonly wants?: readonly Grant[];
  /**
   * How the host draws the `data` of bots in the rooms of this add-in; at most 16, of which the first that fits counts. The
   * add-in itself learns nothing by them. @default none
   */
  readonly templates?: readonly Template[];
}

const grants = list(oneOf(GRANT_NAMES), GRANT_NAMES.length);

const entry: Parser<string> = (value, path) => {
  const address = text(2_048, 1)(value, path);
  try {
    return parseEntry(address).href;
  } catch {
    throw new Misfit(path, 'an https: address, or http: on loopback, without credentials');
  }
};

const parse: Parser<Manifest> = record<Manifest>({
  id,
  name: text(64, 1),
  description: optional(text(300)),
  version: text(32, 1),
  entry,
  requires: grants,
  wants: optional(grants),
  templates: optional(parseTemplates),
});

/**
 * Reads a manifest that nobody vouches for. Unknown fields are left out.
 * @throws `manifest/invalid` with `data.path` and `data.expected`. @spec MA1
 */
export function parseManifest(value: unknown): Manifest {
  return parseAs(parse, value, 'manifest/invalid');
}
