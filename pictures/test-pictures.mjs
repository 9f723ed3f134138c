// `npm run test:pictures [-- --grep name] [--accept]`: what the elements and the playground look like, beside the pictures
// that were accepted. What differs is in pictures/out/differences: accepted, now, and where they differ.
import { parseArgs } from 'node:util';
import { writeOutcome } from '../scripts/outcome.mjs';
import { accept, check, differences, forgetDifferences, listAccepted, readMadeWith } from './accepted.mjs';
import { listShoots } from './compared.mjs';
import { inStudio, shootAll } from './studio.mjs';

/** More would make the repository heavy, and the change of one colour tedious. */
const mostPictures = 60;

const options = /** @type {const} */ ({ grep: { type: 'string' }, accept: { type: 'boolean' } });
const { grep = '', accept: isAccepting } = parseArgs({ options }).values;
const isWanted = (/** @type {string} */ name) => new RegExp(grep).test(name);

const { platform } = process;
const madeBefore = readMadeWith();

if (!isAccepting && madeBefore && madeBefore.platform !== platform) {
  const reason = `made on ${madeBefore.platform}; ${platform} draws letters in its own way`;
  writeOutcome({ passed: 0, failed: 0, leftOut: [{ name: 'pictures', reason }] });
  console.log(`left out: ${reason}`);
  process.exit(0);
}

forgetDifferences();
const { pictures, failures, chromiumMajor } = await inStudio(async (camera, site) => {
  const shot = await shootAll(listShoots(camera, site));
  return { ...shot, chromiumMajor: camera.chromiumMajor };
});
if (pictures.length > mostPictures)
  throw new Error(`${pictures.length} pictures: at most ${mostPictures} are compared. Take some out.`);

for (const { name, error } of failures) console.error(`✖ ${name} could not be taken\n`, error);
const wanted = pictures.filter(({ name }) => isWanted(name));
const taken = new Set(pictures.map(({ name }) => name));
// Nobody knows which pictures a failed shoot would have given.
const gone = failures.length > 0 ? [] : listAccepted().filter((name) => isWanted(name) && !taken.has(name));

if (isAccepting) {
  accept({ pictures: wanted, gone, madeWith: { platform, chromiumMajor } });
  process.exit(failures.length > 0 ? 1 : 0);
}

const problems = [
  ...wanted.flatMap((picture) => [[picture.name, check(picture)]]),
  ...gone.map((name) => [name, 'nothing makes this picture any more']),
].filter(([, words]) => words);

for (const [name, words] of problems) console.error(`✖ ${name}: ${words}`);
if (problems.length > 0) {
  if (madeBefore && madeBefore.chromiumMajor !== chromiumMajor)
    console.error(`The accepted ones were made with Chromium ${madeBefore.chromiumMajor}; this is ${chromiumMajor}.`);
  console.error(`Look at ${differences}. If all is as it should be: npm run test:pictures -- --accept`);
}
const failed = problems.length + failures.length;
const passed = wanted.length + gone.length - problems.length;
const titles = [...failures.map(({ name }) => name), ...problems.map(([name = '']) => name)];
writeOutcome({ passed, failed, failures: titles.map((title) => ({ title, isAssertion: true })) });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
