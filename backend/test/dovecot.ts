import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { dovecotConfig, dovecotPassword } from './dovecot-config.js';
import { type DovecotPrograms, findDovecot, modulesLink } from './find-dovecot.js';
import { freePort } from './free-port.js';

export interface TestDovecot {
  /** Encrypted from the first byte, and after a command. */
  ports: { tls: number; startTls: number };
  /** The certificate that it shows, for `localhost`. */
  certificate: string;
  folder: string;
  /** Everybody’s, whoever signs in: a list of users would be read once a second at most. */
  password: string;
  /** As a mail server lays it into a folder of the user: the file’s name. */
  deliver(user: string, raw: string | Uint8Array, folder?: string): string;
  /** Takes a mail out of a folder by its file’s name, or lays it into another. */
  remove(user: string, file: string, folder?: string): void;
  move(user: string, file: string, folders: { from: string; to: string }): void;
  files(user: string, folder?: string): string[];
  /** Makes the server forget all ids of a folder, as a restored or rebuilt one does. */
  renumber(user: string, folder?: string): Promise<void>;
  log(): string;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

const programs = findDovecot();
/** Why there is no Dovecot on this machine; null where there is one. */
export const dovecotMissing = 'missing' in programs ? programs.missing : null;

/** A real mail server on the loopback, with mailboxes of its own in a temporary folder. */
export async function startDovecot(): Promise<TestDovecot> {
  if ('missing' in programs) throw new Error(programs.missing);
  const folder = mkdtempSync(join(tmpdir(), 'threadline-dovecot-'));
  const user = ordinaryUser();
  const ports = { tls: await freePort(), startTls: await freePort() };
  const certificate = await writeCertificate(folder);
  for (const name of ['run', 'state', 'mail']) mkdirSync(join(folder, name));
  symlinkSync(programs.libexec, join(folder, 'run', modulesLink));
  writeFileSync(join(folder, 'dovecot.conf'), dovecotConfig({ folder, ports, user, libexec: programs.libexec }));
  execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  chmodSync(folder, 0o755);
  const server = startable({ programs, folder, user, port: ports.tls });
  await server.start();
  const give = (path: string) => process.getuid?.() === 0 && chownSync(path, user.uid, user.gid);
  const files = mailFiles(folder, give);
  return {
    ...{ ports, certificate, folder, ...server, ...files },
    renumber: async (name, of) => {
      await server.stop();
      files.forgetNumbers(name, of);
      await server.start();
    },
    password: dovecotPassword,
    log: () => readFileSync(join(folder, 'dovecot.log'), 'utf8'),
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mailFiles(root: string, give: (path: string) => unknown) {
  const place = (user: string, folder = 'INBOX') => {
    const parts = folder === 'INBOX' ? [] : [`.${folder.replaceAll('/', '.')}`];
    const path = join(root, 'mail', user, 'Maildir', ...parts);
    for (const each of [join(root, 'mail', user), join(root, 'mail', user, 'Maildir'), path]) make(each);
    for (const name of ['tmp', 'new', 'cur']) make(join(path, name));
    return path;
  };
  const make = (path: string) => {
    if (mkdirSync(path, { recursive: true })) give(path);
  };
  const find = (user: string, file: string, folder?: string) => {
    const path = place(user, folder);
    for (const part of ['new', 'cur']) {
      const name = readdirSync(join(path, part)).find((one) => one.startsWith(file));
      if (name) return join(path, part, name);
    }
    throw new Error(`There is no file ${file} in ${path}.`);
  };
  return {
    deliver: (user: string, raw: string | Uint8Array, folder?: string) => {
      const path = place(user, folder);
      const file = `${Date.now()}.${randomUUID()}.test`;
      writeFileSync(join(path, 'tmp', file), raw);
      give(join(path, 'tmp', file));
      renameSync(join(path, 'tmp', file), join(path, 'new', file));
      return file;
    },
    remove: (user: string, file: string, folder?: string) => rmSync(find(user, file, folder)),
    move: (user: string, file: string, { from, to }: { from: string; to: string }) =>
      renameSync(find(user, file, from), join(place(user, to), 'cur', `${randomUUID()}:2,S`)),
    files: (user: string, folder?: string) =>
      ['new', 'cur'].flatMap((part) => readdirSync(join(place(user, folder), part))),
    forgetNumbers: (user: string, folder?: string) => {
      const path = place(user, folder);
      for (const name of readdirSync(path).filter((one) => one.startsWith('dovecot')))
        if (!['dovecot-keywords'].includes(name)) rmSync(join(path, name), { recursive: true });
    },
  };
}

interface Startable {
  programs: DovecotPrograms;
  folder: string;
  user: { uid: number; gid: number };
  port: number;
}

function startable({ programs: { dovecot, doveconf, env }, folder, user, port }: Startable) {
  let running: ChildProcess | null = null;
  return {
    start: async () => {
      const asUser = process.getuid?.() === 0 ? { uid: user.uid, gid: user.gid } : {};
      const settings = ['-c', join(folder, 'dovecot.conf')];
      // It reads its settings with a program of a fixed place, unless that one starts it.
      const call = ['-f', 'service=master', ...settings, '-m', 'master', '-e', dovecot, '-F', ...settings];
      const started = spawn(doveconf, call, {
        ...{ ...asUser, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] as const, detached: true },
      });
      running = started;
      let said = '';
      started.stderr?.on('data', (part) => {
        said += String(part);
      });
      let refused: Error | null = null;
      started.once('error', (error) => {
        refused = error;
      });
      for (let tries = 0; tries < 200; tries += 1) {
        if (refused) throw refused;
        if (started.exitCode !== null) throw new Error(`Dovecot ended: ${said}`);
        if (await answers(port)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`Dovecot does not answer: ${said}`);
    },
    stop: async () => {
      const ending = running;
      running = null;
      if (!ending || ending.exitCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGTERM');
      await ended;
      endGroup(ending.pid);
    },
  };
}

// Its children serve whoever is signed in for as long as they like.
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

// Dovecot runs under names of the system; root stands in as nobody.
function ordinaryUser() {
  const ask = (...words: string[]) => execFileSync('id', words, { encoding: 'utf8' }).trim();
  const name = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
  return { name, group: ask('-gn', name), uid: Number(ask('-u', name)), gid: Number(ask('-g', name)) };
}

async function writeCertificate(folder: string): Promise<string> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  writeFileSync(join(folder, 'certificate.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
  return cert;
}
