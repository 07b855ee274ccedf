import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailSourceNotFoundError } from './find-files.js';
import type { MailFile } from './mail-file.js';
import { type ReadMailOptions, readMailSource } from './read-mail-source.js';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const IS_ROOT = process.getuid?.() === 0;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threadline-mail-source-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function collect(path: string, options?: ReadMailOptions): Promise<MailFile[]> {
  const files: MailFile[] = [];
  for await (const file of readMailSource(path, options)) files.push(file);
  return files;
}

const text = (file: MailFile | undefined): string => Buffer.from(file?.raw ?? []).toString('latin1');
const names = (files: MailFile[]): string[] => files.map((file) => file.name);
const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content);

describe('readMailSource', () => {
  it('reads a single mail under its own name', async () => {
    const [mail, ...rest] = await collect(join(FIXTURES, 'plain.eml'));
    expect(mail?.name).toBe('plain.eml');
    expect(text(mail)).toContain('Message-ID: <Batch-2.77A@mx.nordlicht.example>');
    expect(rest).toEqual([]);
  });

  it('reads a folder at any depth, whatever the names, in the same order every time', async () => {
    await mkdir(join(folder, 'b/c'), { recursive: true });
    await put('b/c/deep', 'Subject: 3\n\n');
    await put('z', 'Subject: 4\n\n');
    await put('a mail.TXT', 'Subject: 1\n\n');
    await put('b/10', 'Subject: 2\n\n');
    const files = await collect(folder);
    expect(names(files)).toEqual(['a mail.TXT', 'b/10', 'b/c/deep', 'z']);
    expect(names(await collect(folder))).toEqual(names(files));
  });

  it('knows an mbox by its content and takes back the quoting of From lines', async () => {
    const [first, second, ...rest] = await collect(join(FIXTURES, 'two-mails.mbox'));
    expect(first?.name).toBe('two-mails.mbox#1@0');
    expect(second?.name).toBe('two-mails.mbox#2@203');
    expect(text(first)).toMatch(/^From: ines@nordlicht\.example\n/);
    expect(text(first)).toContain('From Monday on the hall is free.\nFrom here to there\n>From deeper\n');
    expect(text(second)).toContain('Subject: Two');
    expect(rest).toEqual([]);
  });

  it('does not take a mail for an mbox because a sentence begins with From', async () => {
    await put('mail', 'From the desk of Ann\nSubject: x\n\nFrom noon 10:00 on\n');
    expect(names(await collect(folder))).toEqual(['mail']);
  });

  it.each([
    ['CR LF', '\r\n'],
    ['CR alone', '\r'],
  ])('splits an mbox whose lines end in %s', async (_name, end) => {
    const mail = (n: number): string[] => ['From a@x Tue Feb  3 09:12:05 2026', `Subject: ${n}`, '', `text ${n}`, ''];
    await put('box', [...mail(1), ...mail(2), ...mail(3)].join(end));
    const files = await collect(folder);
    expect(files.map((file) => /Subject: (\d)/.exec(text(file))?.[1])).toEqual(['1', '2', '3']);
  });

  it('finds separators wherever the chunks of a large mbox are cut', async () => {
    const mails = Array.from({ length: 3_000 }, (_, n) => {
      const body = `${'x'.repeat((n * 37) % 400)}\n`;
      return `From a@x.example Tue Feb  3 09:12:05 2026\nSubject: ${n}\n\n${body}\n`;
    });
    await put('box', mails.join(''));
    const files = await collect(folder);
    expect(files.map(text)).toEqual(mails.map((mail) => mail.slice(mail.indexOf('\n') + 1)));
    const offsets = files.map((file) => Number(file.name.split('@')[1]));
    expect(offsets[2_999]).toBe(mails.slice(0, -1).join('').length);
  });

  it('does not split in the middle of a line that a chunk begins with', async () => {
    const separator = 'From a@x.example Tue Feb  3 09:12:05 2026\n';
    const head = `${separator}Subject: 1\n\n`;
    await put('box', `${head}${'x'.repeat(256 * 1024 - head.length)}${separator}end\n`);
    expect(names(await collect(folder))).toEqual(['box#1@0']);
  });

  it('reports mails beyond the limit instead of loading them', async () => {
    const separator = 'From a@x.example Tue Feb  3 09:12:05 2026\n';
    await put('box', `${separator}Subject: 1\n\n${'y'.repeat(2_000)}\n${separator}Subject: 2\n\nshort\n`);
    await put('mail', `Subject: 3\n\n${'y'.repeat(2_000)}`);
    const [large, small, single] = await collect(folder, { limitBytes: 1_000 });
    expect(large).toMatchObject({ tooLarge: { bytes: 2_013 }, raw: new Uint8Array(0) });
    expect(text(small)).toContain('Subject: 2');
    expect(single).toMatchObject({ name: 'mail', tooLarge: { bytes: 2_012 } });
  });

  it('reads the cur and new of a Maildir with its folders, and nothing unfinished', async () => {
    for (const part of ['cur', 'new', 'tmp', '.Sent/cur', '.Sent/new', '.Sent/tmp']) {
      await mkdir(join(folder, part), { recursive: true });
    }
    await put('cur/1.host:2,S', 'Subject: seen\n\n');
    await put('new/2.host', 'Subject: new\n\n');
    await put('tmp/3.host', 'Subject: unfinished\n\n');
    await put('.Sent/cur/4.host:2,RS', 'Subject: sent\n\n');
    await put('dovecot-uidlist', '3 V1');
    expect(names(await collect(folder))).toEqual(['.Sent/cur/4.host:2,RS', 'cur/1.host:2,S', 'new/2.host']);
  });

  it('accounts for empty files, rubbish, dead links, pipes and links in a circle', async () => {
    await mkdir(join(folder, 'sub'));
    await put('empty', '');
    await put(
      'rubbish',
      Uint8Array.from({ length: 4_096 }, (_, index) => (index * 131) % 256),
    );
    await put('nul', 'Subject: a\0b\n\n\0');
    await symlink('missing', join(folder, 'dead'));
    await symlink('self', join(folder, 'self'));
    await symlink('..', join(folder, 'sub/circle'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const files = await collect(folder);
    expect(names(files)).toEqual(['dead', 'empty', 'nul', 'pipe', 'rubbish', 'self', 'sub/circle']);
    const problems = files.filter((file) => file.unreadable !== undefined).map((file) => file.name);
    expect(problems).toEqual(['dead', 'pipe', 'self', 'sub/circle']);
  });

  it.skipIf(IS_ROOT)('accounts for files and folders that may not be read', async () => {
    await mkdir(join(folder, 'closed'));
    await put('secret', 'Subject: x\n\n');
    await chmod(join(folder, 'secret'), 0o000);
    await chmod(join(folder, 'closed'), 0o000);
    const files = await collect(folder);
    expect(files.map((file) => file.unreadable)).toEqual([
      'The file may not be read: permission is missing.',
      'The file may not be read: permission is missing.',
    ]);
  });

  it('reads files whose names are no valid text', async () => {
    await writeFile(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]), 'Subject: latin\n\n');
    const [file] = await collect(folder);
    expect(file?.unreadable).toBeUndefined();
    expect(text(file)).toContain('Subject: latin');
  });

  it('refuses a path that leads nowhere with a sentence', async () => {
    await expect(collect(join(folder, 'nowhere'))).rejects.toThrow(MailSourceNotFoundError);
  });
});
