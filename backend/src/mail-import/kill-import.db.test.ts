import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { mailboxMessages, messages, threads } from '../threads/schema.js';
import { importMail } from './service.js';

const world = useWorld();
afterAll(closeMailParser);

const program = new URL('import-process.fixture.ts', import.meta.url).pathname;
const mails = 600;
const folder = mkdtempSync(join(tmpdir(), 'threadline-kill-files-'));

async function mbox(): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'threadline-kill-')), 'all.mbox');
  const one = (index: number) =>
    [
      'From jane@acme.com Mon Mar  2 10:00:00 2026',
      `From: Jane ${index % 7} <jane${index % 7}@acme.com>`,
      ...['To: support@team.example', `Subject: Re: Topic ${index % 100}`, 'Date: Mon, 2 Mar 2026 10:00:00 +0000'],
      `Message-ID: <m${index}@acme.com>`,
      ...(index >= 100 ? [`In-Reply-To: <m${index - 100}@acme.com>`] : []),
      ...['', `Mail number ${index}`, ''],
    ].join('\n');
  await writeFile(path, `${Array.from({ length: mails }, (_, index) => one(index)).join('\n')}\n`);
  return path;
}

async function importUntilKilled(orgId: string, path: string, afterFiles: number): Promise<void> {
  const child = spawn('npx', ['tsx', program, world.database.appUrl, orgId, path, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    const files = Math.max(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => Number(JSON.parse(line).files)),
    );
    // The whole group dies at once, as when the machine does.
    if (files >= afterFiles && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
  await ended;
}

test('an import killed again and again ends with every mail once', async () => {
  const org = await world.organisation();
  const path = await mbox();
  for (const afterFiles of [100, 300]) await importUntilKilled(org.id, path, afterFiles);
  const target = { orgId: org.id, path, store: 'all' as const, files: createDiskStore(folder) };
  const rest = await importMail(world.runtime, target);
  expect(rest.files).toBe(mails);
  expect(rest.imported + rest.duplicates).toBe(mails);
  expect(rest.duplicates).toBeGreaterThanOrEqual(300);
  expect(await importMail(world.runtime, target)).toMatchObject({ imported: 0, duplicates: mails });
  const stored = await world.as(org.system, async ({ tx }) => ({
    messages: await tx.select({ id: messages.rfcMessageId }).from(messages),
    copies: await tx.select({ id: mailboxMessages.messageId }).from(mailboxMessages),
    threads: await tx.select({ count: threads.messageCount }).from(threads),
  }));
  expect(new Set(stored.messages.map((row) => row.id)).size).toBe(mails);
  expect(stored.messages).toHaveLength(mails);
  expect(stored.copies).toHaveLength(mails);
  expect(stored.threads).toHaveLength(100);
  expect(stored.threads.every((row) => row.count === mails / 100)).toBe(true);
}, 120_000);
