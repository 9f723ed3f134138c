// `npm run size`: what an add-in pays for the package, from the tarball that would be published, and whether the very file
// that was measured works with the real host. Build first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';
import { bundle, runMeasured } from './run-measured.mjs';

const limitBytes = 6144;

/** One call, one stream and one interceptor: the least that an add-in with a purpose does. */
const sample = `
import { connect, block, pass } from '@roompane/addin';
const room = await connect({ hosts: ['https://chat.example'] });
await room.outgoing.intercept((draft) => (draft.title ? block({ reason: 'titled' }) : pass()));
await room.post({ body: room.info.title });
for await (const event of room.messages.live()) console.log(event.type);
`;

/** @type {(command: string, args: string[], cwd: string) => string} */
function run(command, args, cwd) {
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  return stdout;
}

/** The sample with the packed package, as Vite makes it for production. */
async function bundleSample() {
  const folder = mkdtempSync(join(tmpdir(), 'roompane-size-'));
  try {
    const packed = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], `${root}packages/addin`));
    const installed = join(folder, 'node_modules', '@roompane', 'addin');
    mkdirSync(installed, { recursive: true });
    run('tar', ['-xzf', join(folder, packed[0].filename), '-C', installed, '--strip-components=1'], folder);
    writeFileSync(join(folder, 'sample.js'), sample);
    return await bundle({ root: folder, build: { rolldownOptions: { input: join(folder, 'sample.js') } } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const measured = await bundleSample();
if (process.env.ROOMPANE_BUNDLE) writeFileSync(process.env.ROOMPANE_BUNDLE, measured);
const bytes = gzipSync(measured, { level: 9 }).length;
const note = `an add-in with a call, a stream and an interceptor: ${bytes} bytes gzip, limit ${limitBytes}`;
console.log(note);

const checks = [bytes <= limitBytes];
try {
  await runMeasured(measured);
  checks.push(true);
} catch (error) {
  console.error('The file that was measured does not work with the host:', error);
  checks.push(false);
}
const passed = checks.filter(Boolean).length;
writeOutcome({ passed, failed: checks.length - passed, notes: [note] });
process.exitCode = passed === checks.length ? 0 : 1;
