// The wire as it is spoken now, as plain data.
import {
  ADDIN_METHODS,
  GRANT_NAMES,
  HOST_METHODS,
  LIMITS,
  Misfit,
  parseEnvelope,
  parseGreeting,
  parseHello,
  PROTOCOL_VERSIONS,
} from '../../packages/protocol/src/index.ts';
import { describeShape } from './describe-shape.mjs';
import * as examples from './wire-examples.mjs';

/** @typedef {import('./describe-shape.mjs').Parser} Parser */

/** @type {<Value, Result>(values: Record<string, Value>, change: (value: Value) => Result) => Record<string, Result>} */
const mapValues = (values, change) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

/**
 * The parser of envelopes behind its reading of JSON: what it does with a string is the rules' business (EN1, EN2), what
 * it does with the value in it is described here.
 * @type {Parser}
 */
function parseReadEnvelope(value) {
  const readJson = JSON.parse;
  // The first reading alone: data inside an error is read again.
  JSON.parse = () => {
    JSON.parse = readJson;
    return value;
  };
  try {
    const envelope = parseEnvelope('');
    if (envelope.type !== 'rejection') return envelope;
    const [path = '', ...expected] = (envelope.detail ?? '').split(': ');
    throw new Misfit(path, expected.join(': '));
  } finally {
    JSON.parse = readJson;
  }
}

/** @type {(name: keyof typeof examples.methods, method: any) => unknown} */
function describeMethod(name, method) {
  const { params, ...answers } = examples.methods[name];
  const { grant, deadlineMs } = method;
  const shapes = mapValues(/** @type {Record<string, object>} */ (answers), (kinds) =>
    mapValues(/** @type {Record<string, unknown>} */ (kinds), (example) =>
      describeShape('events' in answers ? method.event : method.result, example),
    ),
  );
  return {
    grant: grant ?? 'none',
    ...('event' in method ? { isStream: true } : { deadlineMs: deadlineMs ?? 'none' }),
    params: describeShape(method.params, params),
    ...shapes,
  };
}

/** @type {(table: ReadonlyMap<string, unknown>) => Record<string, unknown>} */
const describeTable = (table) =>
  Object.fromEntries(
    [...table].map(([name, method]) => [
      name,
      describeMethod(/** @type {keyof typeof examples.methods} */ (name), method),
    ]),
  );

/** @type {(parser: Parser) => (example: unknown) => Record<string, string>} */
const shapeBy = (parser) => (example) => describeShape(parser, example);

export function describeWire() {
  return {
    versions: { ...PROTOCOL_VERSIONS },
    grants: [...GRANT_NAMES],
    limits: { ...LIMITS },
    hello: describeShape(parseHello, examples.hello),
    greetings: mapValues(examples.greetings, shapeBy(parseGreeting)),
    envelopes: mapValues(examples.envelopes, shapeBy(parseReadEnvelope)),
    hostServes: describeTable(HOST_METHODS),
    addinServes: describeTable(ADDIN_METHODS),
  };
}
