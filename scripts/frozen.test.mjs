// A pin: builds of add-ins that are out there. Red means that one was changed or is missing here, and with it what it proves.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from './root.mjs';

const folder = `${root}packages/host/test/frozen/`;

/** @type {(path: string) => string} */
const read = (path) => readFileSync(folder + path, 'utf8');

const versions = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('each frozen build is listed, and each that is listed is there', () => {
  assert.ok(versions.length > 0);
  assert.deepEqual(JSON.parse(read('versions.json')).toSorted(), versions.toSorted());
});

for (const version of versions) {
  test(`the build of ${version} is the file that was frozen`, () => {
    const { sha256, ...made } = JSON.parse(read(`${version}/frozen.json`));
    assert.equal(made.version, version);
    assert.equal(
      createHash('sha256')
        .update(read(`${version}/addin.js`))
        .digest('hex'),
      sha256,
    );
  });
}
