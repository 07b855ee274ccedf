import { chown, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Home } from './choose-home.js';
import type { Listening } from './choose-listening.js';

/** Writes both configuration files of the cluster anew, so that every start runs with this release's settings. */
export async function writeSettings(home: Home, listening: Listening): Promise<void> {
  await offerLocalSettings(home);
  await replace(home, 'postgresql.conf', settings(listening));
  await replace(home, 'pg_hba.conf', accessRules(listening));
}

/** Megabytes that this machine, or the container around us, has for everything. */
function memoryMegabytes(): number {
  const limit = process.constrainedMemory();
  return Math.min(totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY) / 1024 ** 2;
}

function settings(listening: Listening): string {
  const memory = memoryMegabytes();
  // Taken only as far as there are rows to keep in it.
  const buffers = Math.round(Math.min(1024, Math.max(64, memory / 16)));
  return `# Written at every start. Put settings of your own into local.conf beside this file.
shared_buffers = ${buffers}MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = ${Math.round(Math.max(512, memory / 2))}MB
max_connections = 120
max_worker_processes = 4
max_parallel_workers = 2
max_parallel_workers_per_gather = 0
io_method = sync
jit = off
random_page_cost = 1.1
min_wal_size = 80MB
max_wal_size = 512MB
wal_compression = on
wal_level = minimal
max_wal_senders = 0
max_logical_replication_workers = 0
checkpoint_timeout = 15min
include 'local.conf'

# What follows keeps the promises on durability, privacy and access; local.conf cannot change it.
fsync = on
full_page_writes = on
synchronous_commit = on
ssl = off
listen_addresses = '${listening.kind === 'tcp' ? listening.host : ''}'
port = ${listening.port}
unix_socket_directories = '${listening.kind === 'socket' ? quote(listening.folder) : ''}'
unix_socket_permissions = 0700
password_encryption = scram-sha-256
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'

# A statement or a rejected value may hold personal data, so neither reaches the log.
logging_collector = off
log_destination = stderr
log_line_prefix = '%m [%p] '
log_min_messages = log
log_error_verbosity = terse
log_min_error_statement = panic
log_statement = none
log_min_duration_statement = -1
log_duration = off
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_connections = ''
log_disconnections = off
log_checkpoints = off
log_temp_files = -1
log_autovacuum_min_duration = -1
`;
}

/** Nobody gets in without the password, on no road. */
function accessRules(listening: Listening): string {
  return listening.kind === 'socket'
    ? 'local all all scram-sha-256\n'
    : `host all all ${listening.host}/32 scram-sha-256\n`;
}

/** Left alone once it is there. */
async function offerLocalSettings(home: Home): Promise<void> {
  const path = join(home.cluster, 'local.conf');
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere)
    await replace(home, 'local.conf', '# Settings of your own, such as shared_buffers. Kept across starts.\n');
}

async function replace(home: Home, name: string, text: string): Promise<void> {
  const path = join(home.cluster, name);
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return;
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  if (home.account !== null) await chown(`${path}.new`, home.account.uid, home.account.gid);
  await rename(`${path}.new`, path);
}

function quote(text: string): string {
  return text.replaceAll("'", "''");
}
