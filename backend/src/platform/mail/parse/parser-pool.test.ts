import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, describe, expect, it } from 'vitest';
import { ParserPool } from './parser-pool.js';

const GOOD = Buffer.from('From: a@b.example\nSubject: still here\n\ntext');
const manyLines = (lines: number): Buffer =>
  Buffer.from(`From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${'x\n'.repeat(lines)}`);
let pool: ParserPool;

afterEach(() => pool.close());

describe('ParserPool', () => {
  it('ends a parse that takes too long and reads the next mail', async () => {
    pool = new ParserPool({ size: 1, timeoutMs: 200 });
    const [slow, next] = await Promise.all([pool.parse(manyLines(4_000_000)), pool.parse(GOOD)]);
    expect(slow).toMatchObject({ code: 'timed_out', reason: 'Reading the mail took longer than 0.2 seconds.' });
    expect(next).toMatchObject({ subject: 'still here' });
  });

  it('survives a worker that runs out of memory', async () => {
    pool = new ParserPool({ size: 1, timeoutMs: 60_000, memoryMb: 24 });
    expect(await pool.parse(manyLines(2_000_000))).toMatchObject({ code: 'crashed' });
    expect(await pool.parse(GOOD)).toMatchObject({ subject: 'still here' });
  });

  it('answers more mails than it has workers, each with its own', async () => {
    pool = new ParserPool({ size: 2, timeoutMs: 20_000 });
    const mails = Array.from({ length: 50 }, (_, n) => Buffer.from(`Subject: ${n}\n\n`));
    const results = await Promise.all(mails.map((mail) => pool.parse(mail)));
    expect(results.map((result) => ('subject' in result ? result.subject : result.code))).toEqual(
      mails.map((_, n) => String(n)),
    );
  });

  it('leaves the bytes it was given as they are', async () => {
    pool = new ParserPool({ size: 1 });
    const raw = Buffer.from(GOOD);
    await pool.parse(raw);
    expect(raw).toEqual(GOOD);
  });

  it('rejects what comes after it was closed', async () => {
    pool = new ParserPool({ size: 1 });
    await pool.close();
    expect(await pool.parse(GOOD)).toMatchObject({ rejected: true, code: 'pool_closed' });
  });
});

describe('a built server', () => {
  it('finds its worker beside its own bundle', async () => {
    pool = new ParserPool({ size: 1 });
    const folder = await mkdtemp(join(tmpdir(), 'threadline-parse-build-'));
    try {
      const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
      await writeFile(join(folder, 'package.json'), '{"type":"module"}');
      await build({
        entryPoints: { server: here('parser-pool.ts'), 'parse-worker': here('parse-worker.ts') },
        outdir: folder,
        bundle: true,
        platform: 'node',
        format: 'esm',
        external: ['esbuild'],
        logLevel: 'silent',
      });
      const bundle: { ParserPool: typeof ParserPool } = await import(/* @vite-ignore */ join(folder, 'server.js'));
      const built = new bundle.ParserPool({ size: 1 });
      expect(await built.parse(GOOD)).toMatchObject({ subject: 'still here' });
      await built.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
