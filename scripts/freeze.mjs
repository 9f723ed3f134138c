// `npm run freeze`: keeps an add-in as this version builds it, for every later host to talk to. Build the packages first.
// docs/compatibility.md says when to freeze and what a frozen build promises.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { packedFolder, packedProject } from './pack-packages.mjs';
import { root } from './root.mjs';
import { bundle } from './run-measured.mjs';

const frozen = `${root}packages/host/test/frozen/`;
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Frozen add-in</title>
    <script type="module" src="./addin.js"></script>
  </head>
</html>
`;

const { version } = JSON.parse(readFileSync(`${packedFolder('@roompane/addin')}package.json`, 'utf8'));
const folder = `${frozen}${version}/`;
if (existsSync(folder)) {
  console.error(`${version} is frozen already: its build is out there, and another would prove nothing about it.`);
  process.exit(1);
}

// Where it lies decides what its import finds: the package as it would be published.
const source = `${packedProject}addin.js`;
copyFileSync(`${frozen}addin.js`, source);
const code = await bundle({ root: packedProject, build: { rolldownOptions: { input: source } } });

mkdirSync(folder);
copyFileSync(source, `${folder}source.js`);
writeFileSync(`${folder}addin.js`, code);
writeFileSync(`${folder}index.html`, page);
const sha256 = createHash('sha256').update(code).digest('hex');
const made = { version, sha256, madeBy: 'npm run freeze: source.js bundled by Vite with the packed @roompane/addin' };
writeFileSync(`${folder}frozen.json`, `${JSON.stringify(made, null, 2)}\n`);
const index = `${frozen}versions.json`;
const versions = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : [];
writeFileSync(index, `${JSON.stringify([...versions, version], null, 2)}\n`);
console.log(`froze ${version}: ${code.length} characters, sha256 ${sha256}`);
