// A pin: all that travels, field by field. Red means that the wire changed, and add-ins that are out there were built
// against what stands in the literal. They are not rebuilt when a host is.
//
// Older builds skip another method or another optional field. They trip over a field that must be there, a name that means
// something else, a smaller limit: that is another version. docs/compatibility.md says what is promised.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { PROTOCOL_VERSIONS } from '../packages/protocol/src/index.ts';
import { describeWire } from './pins/describe-wire.mjs';
import * as examples from './pins/wire-examples.mjs';
import { root } from './root.mjs';

const advice = `The wire changed. What older builds skip: add a rule to docs/SPEC.md, then write it into the literal.
What they would trip over: raise PROTOCOL_VERSIONS.max, add a rule, speak the former version too, pin the new one beside
it. Either way the frozen builds must go on talking: npm run test:browser -- packages/host/test/frozen-builds.frames.test.ts`;

const literal = `scripts/pins/wire-version-${PROTOCOL_VERSIONS.max}.json`;
const spoken = /** @type {Record<string, any>} */ (describeWire());
const written = JSON.parse(readFileSync(root + literal, 'utf8'));

for (const part of Object.keys({ ...written, ...spoken })) {
  test(`the wire is what it was: ${part}`, (t) => {
    if (!isDeepStrictEqual(spoken[part], written[part])) t.diagnostic(advice);
    assert.deepEqual(spoken[part], written[part]);
  });
}

test('each method of the wire has an example, and each example a method', () => {
  const methods = [...Object.keys(spoken.hostServes), ...Object.keys(spoken.addinServes)];
  assert.deepEqual(methods.sort(), Object.keys(examples.methods).sort());
});
