// A Prosody for the tests: on the loopback, in a folder of its own, with nothing from the system's configuration.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** @param {{ folder: string, httpPort: number, c2sPort: number }} given */
const toConfig = ({ folder, httpPort, c2sPort }) => `
data_path = "${folder}/data"
pidfile = "${folder}/prosody.pid"
certificates = "${folder}"
log = { { levels = { min = "warn" }, to = "console" } }
plugin_paths = { "/usr/lib/prosody/modules" }
interfaces = { "127.0.0.1" }
c2s_ports = { ${c2sPort} }
http_ports = { ${httpPort} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
http_default_host = "chat.localhost"
http_external_url = "http://127.0.0.1:${httpPort}/"
-- A page says what type its file has.
http_cors_override = {
  file_share = { enabled = true; headers = { ["Authorization"] = true; ["Content-Type"] = true } };
}
-- Nothing leaves the machine, so nothing is encrypted.
consider_websocket_secure = true
c2s_require_encryption = false
network_settings = { nagle = false }
modules_enabled = {
  "disco"; "roster"; "saslauth"; "pep"; "bookmarks"; "carbons"; "smacks"; "ping"; "time"; "websocket"; "http"; "register_ibr";
}
modules_disabled = { "s2s"; "tls"; "offline"; "posix" }
allow_registration = true
storage = { muc_log = "sql" }
sql = { driver = "SQLite3", database = "${folder}/data/archive.sqlite" }
default_storage = "memory"
archive_expires_after = "never"
max_archive_query_results = 250
smacks_hibernation_time = 60

VirtualHost "chat.localhost"
  authentication = "internal_hashed"

VirtualHost "anon.localhost"
  authentication = "anonymous"

Component "rooms.chat.localhost" "muc"
  modules_enabled = { "muc_mam"; "muc_moderation" }
  muc_log_by_default = true
  muc_log_presences = false
  restrict_room_creation = false
  muc_room_locking = false
  muc_room_default_public_jids = true
  muc_room_default_history_length = 0

Component "files.chat.localhost" "http_file_share"
  http_host = "chat.localhost"
  http_file_share_size_limit = 1048576
`;

/** A port that nobody has now. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** Whether somebody listens there. @type {(port: number) => Promise<boolean>} */
const isReached = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** An archive that waits for the disk less often. Prosody 0.12 has no option for it, and brings what can. @param {string} folder */
function prepareArchive(folder) {
  const script = `
    local archive = assert(require("DBI").Connect("SQLite3", "${folder}/data/archive.sqlite"))
    archive:autocommit(true)
    archive:prepare("PRAGMA journal_mode=WAL"):execute()`;
  spawnSync('lua5.4', ['-e', script], { stdio: 'ignore' });
}

/** Prosody refuses to be root, and its folder must be its own. @param {string} folder */
function asProsody(folder) {
  if (process.getuid?.() !== 0) return [];
  spawnSync('chown', ['-R', 'prosody:prosody', folder]);
  return ['setpriv', '--reuid=prosody', '--regid=prosody', '--init-groups'];
}

/**
 * Starts one, and gives the address of its WebSocket and how to stop it.
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void> }>}
 */
export async function startProsody() {
  const folder = mkdtempSync(join(tmpdir(), 'roompane-prosody-'));
  const [httpPort, c2sPort] = [await freePort(), await freePort()];
  mkdirSync(`${folder}/data`);
  writeFileSync(`${folder}/prosody.cfg.lua`, toConfig({ folder, httpPort, c2sPort }));
  prepareArchive(folder);
  const [command = '', ...args] = [...asProsody(folder), 'prosody', '--config', `${folder}/prosody.cfg.lua`, '-F'];
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (text) => (said = (said + text).slice(-4_000)));
  // Whatever ends this process, it leaves no server behind.
  const kill = () => void server.kill();
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 200 && server.exitCode === null; attempt++) {
    if (await isReached(httpPort)) return { url: `ws://127.0.0.1:${httpPort}/xmpp-websocket`, port: httpPort, stop };
    await setTimeout(50);
  }
  await stop();
  throw new Error(`Prosody did not start:\n${said}`);
}
