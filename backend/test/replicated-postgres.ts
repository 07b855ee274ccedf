import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from '../src/platform/db/connect.js';
import { chooseHome } from '../src/platform/db/launcher/choose-home.js';
import { launchPostgres, type RunningPostgres } from '../src/platform/db/launcher/launch-postgres.js';
import { resolveBinaries } from '../src/platform/db/launcher/resolve-binaries.js';

export interface ReplicatedPostgres {
  /** The administrator's URLs of one database. */
  primaryUrl: string;
  replicaUrl: string;
  stopReplica(): Promise<void>;
  startReplica(): Promise<void>;
  stop(): Promise<void>;
}

const database = 'replicated';
const silent = () => undefined;

/** A real PostgreSQL and a second one that follows it by streaming replication, both on sockets of their own. */
export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'threadline-replicated-'));
  const primary = await startPrimary(join(folder, 'data'));
  const maintenance = connect(urlOf(primary, 'postgres'), { max: 1 });
  await maintenance.unsafe(`CREATE DATABASE ${database}`);
  const cluster = join(dirname(primary.dataDir), 'follower');
  const sockets = mkdtempSync(join(tmpdir(), 'tl-r-'));
  const { uid, gid } = statSync(primary.dataDir);
  chownSync(sockets, uid, gid);
  await copyCluster(maintenance, primary, cluster);
  await maintenance.end();
  const home = await chooseHome(join(folder, 'data'), silent);
  const { bin, env } = await resolveBinaries(home, silent);
  const account = process.getuid?.() === 0 ? { uid, gid } : {};
  let follower: ChildProcess | null = null;
  const replicaUrl = withHost(urlOf(primary, database), sockets);
  const replica = {
    startReplica: async () => {
      const settings = ['-c', `unix_socket_directories=${sockets}`, '-c', 'unix_socket_permissions=0777'];
      follower = spawn(join(bin, 'postgres'), ['-D', cluster, ...settings], {
        ...account,
        env: { ...env, LC_ALL: 'C' },
        cwd: '/',
        stdio: 'ignore',
      });
      await untilItAnswers(replicaUrl);
    },
    stopReplica: async () => {
      const gone = new Promise((resolve) => follower?.once('exit', resolve));
      follower?.kill('SIGINT');
      await gone;
      follower = null;
    },
  };
  await replica.startReplica();
  return {
    ...replica,
    primaryUrl: urlOf(primary, database),
    replicaUrl,
    stop: async () => {
      if (follower) await replica.stopReplica();
      await primary.stop();
      for (const path of [dirname(primary.dataDir), sockets, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Replication needs a restart with settings that the launcher leaves to whoever runs a replica. */
async function startPrimary(dataDir: string): Promise<RunningPostgres> {
  const first = await launchPostgres({ dataDir, log: silent });
  appendFileSync(
    join(first.dataDir, 'local.conf'),
    'wal_level = replica\nmax_wal_senders = 4\nwal_keep_size = 256MB\n',
  );
  await first.stop();
  const primary = await launchPostgres({ dataDir, log: silent });
  appendFileSync(join(primary.dataDir, 'pg_hba.conf'), 'local replication all scram-sha-256\n');
  const sql = connect(urlOf(primary, 'postgres'), { max: 1 });
  await sql`select pg_reload_conf()`;
  await sql.end();
  return primary;
}

/** A base backup by the server's own functions, since npm's PostgreSQL comes without pg_basebackup. */
async function copyCluster(sql: ReturnType<typeof connect>, primary: RunningPostgres, to: string): Promise<void> {
  await sql`select pg_backup_start('replica', true)`;
  execFileSync('cp', ['-a', primary.dataDir, to]);
  const [label] = await sql`select labelfile from pg_backup_stop(false)`;
  for (const path of ['postmaster.pid', 'postmaster.opts']) rmSync(join(to, path), { force: true });
  const { host, port, superuser } = primary;
  const source = `host=${host} port=${port} user=${superuser.user} password=${superuser.password}`;
  writeFileSync(join(to, 'backup_label'), String(label?.labelfile));
  writeFileSync(join(to, 'standby.signal'), '');
  writeFileSync(join(to, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
  const { uid, gid } = statSync(to);
  for (const name of ['backup_label', 'standby.signal', 'postgresql.auto.conf']) chownSync(join(to, name), uid, gid);
}

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const sql = connect(url, { max: 1 });
    const answers = await sql`select 1`.then(
      () => true,
      () => false,
    );
    await sql.end({ timeout: 1 });
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The replica did not answer within twenty seconds.');
}

function urlOf(postgres: RunningPostgres, name: string): string {
  return postgres.url({ ...postgres.superuser, database: name });
}

function withHost(url: string, socketFolder: string): string {
  return url.replace(new URL(url).hostname, encodeURIComponent(socketFolder));
}
