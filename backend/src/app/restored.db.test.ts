import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, codeOf, openBrowser } from '../../test/cookie-browser.js';
import { createTestDatabase } from '../../test/database.js';
import { freePort } from '../../test/free-port.js';
import { password, setUpApp } from '../../test/sign-in-world.js';
import { type SmtpSink, startSmtpSink } from '../../test/smtp-sink.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { anchorFolder, createAnchorFiles, verifyAudit } from '../audit/service.js';
import { readEnv } from '../env.js';
import { outboundMails } from '../mail-outbox/schema.js';
import { listOutbox, queueMail } from '../mail-outbox/service.js';
import { hashPassword } from '../platform/auth/passwords.js';
import { people } from '../platform/auth/schema.js';
import { connect } from '../platform/db/connect.js';
import { type Actor, type Ctx, inOrg, systemOf } from '../platform/db/in-org.js';
import { createLogger } from '../platform/log/logger.js';
import { keyFilePath, openSecrets } from '../platform/secrets/open-secrets.js';
import { blankDatabase } from '../transfer/blank.fixture.js';
import { restoreBackup, writeBackup } from '../transfer/service.js';
import { openFileStore } from './file-store.js';
import { type RunningServer, startServer } from './start-server.js';

const folder = mkdtempSync(join(tmpdir(), 'threadline-restored-'));
const started: RunningServer[] = [];
let sink: SmtpSink;
let org: TestOrganisation;
let cookie: Browser['cookies'];
let secret = '';
let restored: RunningServer & { url: string };
let held = '';

interface House {
  databaseUrl: string;
  dataDir: string;
}
const [before, after]: [House, House] = [
  { databaseUrl: '', dataDir: join(folder, 'before') },
  { databaseUrl: '', dataDir: join(folder, 'after') },
];

async function serve({ databaseUrl, dataDir }: House, smtpUrl: string | null) {
  const env = { ...readEnv({ PORT: String(await freePort()), DATA_DIR: dataDir }), smtpUrl };
  const server = await startServer({ env, databaseUrl, log: createLogger('silent'), withWorker: true });
  started.push(server);
  return { ...server, url: env.publicBaseUrl };
}

/** A house in which somebody is signed in with a second factor, and a mail waits at the moment of the backup. */
async function live(): Promise<void> {
  const server = await serve(before, null);
  const { runtime } = server;
  org = await createOrganisation(runtime);
  const passwordHash = await hashPassword(password);
  await inOrg(runtime, systemOf(org.id), (ctx) =>
    ctx.tx.update(people).set({ passwordHash }).where(eq(people.orgId, org.id)),
  );
  const browser = openBrowser(server.url);
  await browser.post('/auth/sign-in', { email: `owner@${org.slug}.test`, password });
  ({ secret } = await setUpApp(browser));
  cookie = browser.cookies;
  expect(await browser.signedIn()).toBe(true);
  await server.stop();
  started.pop();
}

beforeAll(async () => {
  [before.databaseUrl, after.databaseUrl] = [(await createTestDatabase()).adminUrl, await blankDatabase()];
  sink = await startSmtpSink();
  await live();
  const paused = await serve(before, null);
  held = await inOrg(paused.runtime, systemOf(org.id), (ctx) =>
    queueMail(ctx, { to: 'a@b.example', subject: 'Once', body: 'Once' }),
  );
  await paused.stop();
  started.pop();
  await asIfUnsent();
  const to = join(folder, 'backup.tar');
  const env = (house: House) => readEnv({ DATA_DIR: house.dataDir });
  const keyIds = openSecrets(env(before)).keyIds();
  const saved = { administratorUrl: before.databaseUrl, store: openFileStore(env(before)), to, product: '0', keyIds };
  await writeBackup(saved);
  mkdirSync(after.dataDir);
  copyFileSync(keyFilePath(before.dataDir), keyFilePath(after.dataDir));
  const known = openSecrets(env(after)).keyIds();
  const store = openFileStore(env(after));
  await restoreBackup({ administratorUrl: after.databaseUrl, store, from: to, keyIds: known });
  restored = await serve(after, sink.url);
}, 120_000);
afterAll(async () => {
  for (const server of started) await server.stop();
  await sink?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A worker of the time before may have looked at the mail already; the backup is to find it waiting. */
async function asIfUnsent(): Promise<void> {
  const sql = connect(before.databaseUrl, { max: 1 });
  await sql`update outbound_mails set status = 'queued', attempts = 0`;
  await sql`update events set dispatched_at = null where name = 'mail.queued'`;
  await sql`delete from event_deliveries`;
  await sql.end();
}

const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => inOrg(restored.runtime, actor, work);

test('an old session is nobody’s, and the password with the app’s code opens the desk again', async () => {
  const browser = openBrowser(restored.url);
  for (const [name, value] of cookie) browser.cookies.set(name, value);
  expect(await browser.signedIn()).toBe(false);
  const anew = openBrowser(restored.url);
  const { body } = await anew.post('/auth/sign-in', { email: `owner@${org.slug}.test`, password });
  expect(body).toMatchObject({ factor: { ways: ['code', 'recovery'] } });
  expect((await anew.post('/auth/sign-in/factor', { code: codeOf(secret) })).status).toBe(204);
  expect(await anew.signedIn()).toBe(true);
});

test('nothing that waited goes out by itself, and new mail goes out as ever', async () => {
  const id = await as(systemOf(org.id), (ctx) => queueMail(ctx, { to: 'new@b.example', subject: 'New', body: 'New' }));
  await sink.take('new@b.example');
  expect(sink.mails.filter(({ to }) => to.includes('a@b.example'))).toEqual([]);
  const { items } = await as(org.owner, (ctx) => listOutbox(ctx, { limit: 50, status: 'held' }));
  expect(items.map((mail) => mail.id)).toContain(held);
  const [row] = await as(org.owner, ({ tx }) => tx.select().from(outboundMails).where(eq(outboundMails.id, id)));
  expect(row?.toAddress).toBe('new@b.example');
});

test('the audit log is whole, and goes on', async () => {
  const files = createAnchorFiles(anchorFolder(after.dataDir));
  await as(systemOf(org.id), (ctx) => queueMail(ctx, { to: 'c@b.example', subject: 'On', body: 'On' }));
  const found = await verifyAudit(restored.runtime, files, org.id);
  expect(found).toMatchObject({ ok: true, problems: [] });
  expect(found.rows).toBeGreaterThan(3);
});
