// Debian's packages, where this process may install them.
import { spawnSync } from 'node:child_process';

/** @type {(args: string[]) => boolean} */
const aptGet = (args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    // apt asks nothing.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

export const canUseApt = () => process.getuid?.() === 0 && aptGet(['--version']);

/** @type {(packages: readonly string[]) => boolean} */
export const installByApt = (packages) =>
  aptGet(['update']) && aptGet(['install', '-y', '--no-install-recommends', ...packages]);
