import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, expect, test } from 'vitest';
import { newKeys, responseTo } from '../../../test/saml-provider.js';
import { SamlChecker } from './saml-checker.js';
import { SamlRefused } from './saml-refused.js';

const publicBaseUrl = 'https://desk.example';
const keys = await newKeys();
const requestId = '_request';
const connection = {
  ...{ orgId: '0190a000-0000-7000-8000-000000000001', id: '0190a000-0000-7000-8000-000000000002' },
  ...{ issuer: 'https://provider.example', signInUrl: 'https://provider.example/sign-in', certificates: [keys.cert] },
};
const place = `${publicBaseUrl}/sso/saml/${connection.orgId}/${connection.id}`;
const signed = responseTo(
  {
    ...{ issuer: connection.issuer, audience: `${place}/metadata`, recipient: place, inResponseTo: requestId },
    key: keys.private,
  },
  { login: 'sam' },
);
const jobWith = (xml: string) => ({
  ...{ connection, publicBaseUrl, requestId, now: new Date() },
  encoded: Buffer.from(xml).toString('base64'),
});

// One below the other, each with a name of its own: as dear to read as 60 kB can be.
const levels = Array.from({ length: 950 }, (_, level) => level);
const deep =
  levels.map((level) => `<a${level}:b xmlns:a${level}="u${level}" a${level}:c="1">`).join('') +
  levels.map((level) => `</a${949 - level}:b>`).join('');
const hostile = signed.replace('<saml:AttributeStatement>', `${deep}<saml:AttributeStatement>`);
const certificates = [keys.cert, keys.cert, keys.cert];
const hostileJob = () => ({ ...jobWith(hostile), connection: { ...connection, certificates } });

let checker: SamlChecker;
afterEach(() => checker.close());

const codeOf = (checked: Promise<unknown>): Promise<string> =>
  checked.then(
    () => 'counts',
    (error: unknown) => (error instanceof SamlRefused ? error.code : String(error)),
  );

test('what a provider has signed counts', async () => {
  checker = new SamlChecker({ timeoutMs: 20_000 });
  expect((await checker.check(jobWith(signed))).word).toMatchObject({ subject: 'sam' });
});

test('while a hostile answer is read, everything else goes on', async () => {
  checker = new SamlChecker({ timeoutMs: 20_000 });
  await checker.check(jobWith(signed));
  let isRead = false;
  const checked = codeOf(checker.check(hostileJob())).finally(() => {
    isRead = true;
  });
  let turns = 0;
  while (!isRead) {
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await checked).toBe('signature');
  expect(turns).toBeGreaterThan(100);
});

test('what takes too long to read is ended and refused', async () => {
  checker = new SamlChecker({ timeoutMs: 1 });
  expect(await codeOf(checker.check(hostileJob()))).toBe('unreadable');
});

test('more answers than may wait are refused, and the others are read', async () => {
  checker = new SamlChecker({ timeoutMs: 20_000 });
  const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(checker.check(jobWith(signed)))));
  expect(codes).toEqual([...Array<string>(9).fill('counts'), 'busy', 'busy', 'busy']);
  expect(await codeOf(checker.check(jobWith(signed)))).toBe('counts');
});

test('an answer has run out by the clock of this server', async () => {
  checker = new SamlChecker({ timeoutMs: 20_000 });
  const now = new Date(Date.now() + 3_600_000);
  expect(await codeOf(checker.check({ ...jobWith(signed), now }))).toBe('expired');
});

test('a fourth certificate is not tried', async () => {
  checker = new SamlChecker({ timeoutMs: 20_000 });
  const { cert } = await newKeys();
  const trusting = (others: number) => ({ ...connection, certificates: [...Array(others).fill(cert), keys.cert] });
  expect(await codeOf(checker.check({ ...jobWith(signed), connection: trusting(2) }))).toBe('counts');
  expect(await codeOf(checker.check({ ...jobWith(signed), connection: trusting(3) }))).toBe('signature');
});

test('a built server finds its worker beside its own bundle', async () => {
  checker = new SamlChecker();
  const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'threadline-saml-build-'));
  try {
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    const require = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
    await build({
      entryPoints: { server: here('saml-checker.ts'), 'saml-worker': here('saml-worker.ts') },
      ...{ outdir: folder, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' },
      ...{ external: ['esbuild'], banner: { js: require } },
    });
    const bundle: { SamlChecker: typeof SamlChecker } = await import(/* @vite-ignore */ join(folder, 'server.js'));
    const built = new bundle.SamlChecker({ timeoutMs: 20_000 });
    expect((await built.check(jobWith(signed))).word).toMatchObject({ subject: 'sam' });
    await built.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
