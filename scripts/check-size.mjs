// `npm run size`: what an add-in pays for the package, from the tarball that would be published. Build first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';

const limitBytes = 6144;

/** One call, one stream and one interceptor: the least that an add-in with a purpose does. */
const sample = `
import { connect, block, pass } from '@roompane/addin';
const room = await connect({ hosts: ['https://chat.example'] });
await room.post({ body: room.info.title });
for await (const event of room.messages.live()) console.log(event);
await room.outgoing.intercept((draft) => (draft.body ? pass() : block({ reason: 'empty' })));
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

const folder = mkdtempSync(join(tmpdir(), 'roompane-size-'));
try {
  const packed = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], `${root}packages/addin`));
  const installed = join(folder, 'node_modules', '@roompane', 'addin');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', join(folder, packed[0].filename), '-C', installed, '--strip-components=1'], folder);
  writeFileSync(join(folder, 'sample.js'), sample);
  // As the bundler of the template and of these examples makes it. Comlink's notice ships beside the package.
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (
    await build({
      configFile: false,
      root: folder,
      logLevel: 'warn',
      build: {
        target: 'es2022',
        write: false,
        modulePreload: false,
        rolldownOptions: { input: join(folder, 'sample.js') },
      },
    })
  );
  const [{ code: contents }] = output;
  // Where the bundle is wanted as a file, it is this very one that was measured.
  if (process.env.ROOMPANE_BUNDLE) writeFileSync(process.env.ROOMPANE_BUNDLE, contents);
  const bytes = gzipSync(contents, { level: 9 }).length;
  const note = `an add-in with a call, a stream and an interceptor: ${bytes} bytes gzip, limit ${limitBytes}`;
  console.log(note);
  const isWithin = bytes <= limitBytes;
  writeOutcome({ passed: isWithin ? 1 : 0, failed: isWithin ? 0 : 1, notes: [note] });
  process.exitCode = isWithin ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
