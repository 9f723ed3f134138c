// What a parser reads, as plain data to compare with a literal. The parser is asked, not looked into: each field that it
// looks for is given something that never fits, and its own complaint says what it expects.
import assert from 'node:assert/strict';
import { Misfit } from '../../packages/protocol/src/index.ts';

/** @typedef {(value: unknown, path: string) => unknown} Parser */
/** @typedef {readonly (string | number)[]} Path */

/** Fits no parser that looks at it. */
const nonsense = () => undefined;

/** `value`, which notes each field that somebody looks for. @type {(value: any, path: Path, asked: Map<string, Path>) => any} */
function watch(value, path, asked) {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    getOwnPropertyDescriptor(target, key) {
      const field = [...path, String(key)];
      if (!Array.isArray(target)) asked.set(nameOf(field), field);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    get(target, key) {
      if (!Object.hasOwn(target, key) || key === 'length') return Reflect.get(target, key);
      const field = [...path, Array.isArray(target) ? Number(key) : String(key)];
      asked.set(nameOf(field), field);
      return watch(target[key], field, asked);
    },
  });
}

/** @type {(path: Path) => string} */
const nameOf = (path) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');

/** A copy of `value` with something else at one place. @type {(value: any, path: Path, instead: unknown) => any} */
function put(value, [key, ...rest], instead) {
  if (key === undefined) return instead;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = put(copy[key], rest, instead);
  return copy;
}

/** What the parser says of a value that does not fit; undefined if it takes it. @type {(parser: Parser, value: unknown) => Misfit | undefined} */
function complaint(parser, value) {
  try {
    parser(value, '');
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Misfit) return thrown;
    throw thrown;
  }
}

/**
 * A line for each field that `parser` reads: what it expects there, and whether the field may be missing.
 * @param {Parser} parser
 * @param {unknown} example has each of those fields, and of each list an item; it must come back as it is
 * @returns {Record<string, string>}
 */
export function describeShape(parser, example) {
  /** @type {Map<string, Path>} */
  const asked = new Map();
  assert.deepEqual(parser(watch(example, [], asked), ''), example, 'the example does not come back as it is');
  /** @type {Record<string, string>} */
  const shape = {};
  /** @type {string[]} */
  const leaves = [];
  for (const [name, path] of asked) {
    if (leaves.some((leaf) => name.startsWith(`${leaf}.`) || name.startsWith(`${leaf}[`))) continue;
    const wrong = complaint(parser, put(example, path, nonsense));
    const isOptional = complaint(parser, put(example, path, undefined)) === undefined;
    const expected = wrong?.expected ?? 'anything';
    if (!wrong || expected.startsWith('JSON')) leaves.push(name);
    assert.ok(!wrong || wrong.path === name, `a wrong ${name} is refused at ${wrong?.path}`);
    shape[name.replace(/\[\d+\]/g, '[]')] = wrong && isOptional ? `${expected}, or missing` : expected;
  }
  return shape;
}
