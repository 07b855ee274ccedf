import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMailSource } from './read-mail-source.js';

const MEGABYTE = 1024 * 1024;
const MAIL_COUNT = 20_000;
let folder: string;

async function writeMbox(path: string): Promise<void> {
  const stream = createWriteStream(path);
  for (let number = 0; number < MAIL_COUNT; number += 1) {
    const body = `line of mail ${number}, long enough to matter\n`.repeat(250);
    const mail = `From a@x.example Tue Feb  3 09:12:05 2026\nSubject: ${number}\n\n${body}\n`;
    if (!stream.write(mail)) await once(stream, 'drain');
  }
  // One mail far beyond the limit in the middle of the file must not be held either.
  stream.write('From b@x.example Tue Feb  3 09:12:05 2026\nSubject: huge\n\n');
  for (let part = 0; part < 40; part += 1) {
    if (!stream.write('y'.repeat(MEGABYTE))) await once(stream, 'drain');
  }
  stream.end('\nFrom c@x.example Tue Feb  3 09:12:05 2026\nSubject: last\n\n\n');
  await once(stream, 'close');
}

// Minutes of disk work on a small machine: only in the full run.
describe.skipIf(process.env.FULL !== '1')('a large mbox', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'threadline-large-mbox-'));
    await writeMbox(join(folder, 'box'));
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('goes through within 100 MB of extra memory', async () => {
    const before = process.memoryUsage().rss;
    let peak = before;
    let mails = 0;
    let bytes = 0;
    let tooLarge = 0;
    for await (const mail of readMailSource(join(folder, 'box'))) {
      mails += 1;
      bytes += mail.raw.length + (mail.tooLarge?.bytes ?? 0);
      tooLarge += mail.tooLarge === undefined ? 0 : 1;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    const extra = (peak - before) / MEGABYTE;
    console.info(`${mails} mails, ${Math.round(bytes / MEGABYTE)} MB read, ${extra.toFixed(0)} MB of extra memory`);
    expect({ mails, tooLarge }).toEqual({ mails: MAIL_COUNT + 2, tooLarge: 1 });
    expect(extra).toBeLessThan(100);
  }, 120_000);
});
