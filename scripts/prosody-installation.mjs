// Brings a Prosody where there is none, as Chromium is brought. It is for the tests of the XMPP provider alone.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { canUseApt, installByApt } from './apt.mjs';

const packages = ['prosody', 'prosody-modules', 'lua-dbi-sqlite3'];
const policy = '/usr/sbin/policy-rc.d';

/** Modules that the tests need are in places of their own in each distribution; Debian's is known. */
const hasProsody = () =>
  existsSync('/usr/bin/prosody') && spawnSync('dpkg', ['--status', ...packages], { stdio: 'ignore' }).status === 0;

/** Debian starts what it installs, unless this file says no. @param {() => boolean} install */
function withoutStarting(install) {
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return install();
  } finally {
    if (isOurs) rmSync(policy);
  }
}

/** True if a Prosody is there afterwards. */
export function installProsody() {
  if (hasProsody()) return true;
  if (!canUseApt()) return false;
  console.log('Installing Prosody, a chat server for the tests (apt-get) …');
  return withoutStarting(() => installByApt(packages)) && hasProsody();
}
