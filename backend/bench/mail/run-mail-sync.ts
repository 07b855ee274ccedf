import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedLoad } from '../../seeds/load/index.js';
import { migrateDatabase } from '../../src/platform/db/migrate.js';
import { inBlankDatabase } from '../blank-database.js';
import type { Outcome } from '../run-case.js';
import { startBuiltServer } from '../server.js';
import { openWorld, type World } from '../world.js';
import { measureArrivals } from './arrivals.js';
import { readOldMail } from './back-fill.js';
import { followNews, openApi, openDesk } from './clients.js';
import { lettersAre, lettersOf } from './letters.js';
import { writeLetter } from './write-letter.js';

interface MailSyncBench {
  environment: NodeJS.ProcessEnv;
  databaseUrl: string;
  /** How many mails lie in the three mailboxes together, and how many come later. */
  mails: { old: number; new: number };
  program?: string;
}

const team = ['one', 'two', 'three'].map((name) => `${name}@mail.example`);
const small = { customers: 200, interactions: 2_000, entries: 2_000, seed: 1 };

/**
 * Lets the built server read three mailboxes of a real Dovecot into a blank database, two of three mails in all of them:
 * mails in a second and memory; then the milliseconds until a new mail stands in the answer to whoever follows the server.
 */
export async function runMailSync({ environment, databaseUrl, mails, program }: MailSyncBench): Promise<Outcome> {
  const { dovecotMissing, startDovecot } = await import('../../test/dovecot.js');
  if (dovecotMissing) throw new Error(dovecotMissing);
  const dovecot = await startDovecot();
  const folder = await mkdtemp(join(tmpdir(), 'threadline-bench-mail-'));
  const certificate = join(folder, 'certificate.pem');
  try {
    await writeFile(certificate, dovecot.certificate);
    return await inBlankDatabase(databaseUrl, async (url) => {
      await migrateDatabase({ url });
      const { owner, password } = await seedLoad(url, small, () => undefined);
      const world = await openWorld(url);
      const here = { DATABASE_URL: url, DATA_DIR: folder, EGRESS_ALLOW: '127.0.0.0/8,::1' };
      const server = await startBuiltServer({ ...environment, ...here, NODE_EXTRA_CA_CERTS: certificate }, program);
      try {
        const api = openApi(server.url, world.owner.key);
        const people = await contactsOf(world);
        for (const letter of lettersOf({ people, team, count: mails.old }))
          for (const user of letter.to) dovecot.deliver(user, writeLetter(letter));
        const desk = await openDesk(server.url, { email: owner, password });
        const backFill = await readOldMail({ desk, team, dovecot });
        const news = await followNews(server.url, world.owner.key);
        const arrivals = await measureArrivals({ api, news, people, to: team[0] ?? '', count: mails.new, dovecot });
        news.stop();
        const [stored] =
          await world.sql`select count(*)::int as messages from messages where rfc_message_id like ${lettersAre}`;
        await server.stop();
        const { peak, byTenth } = await server.memory;
        return {
          ...{ name: 'mail-sync', world: null, connections: { 1: arrivals }, ratio: null },
          ...{ cpuMicros: { server: null, database: null }, backFill, ...stored, megabytes: { peak, byTenth } },
        };
      } finally {
        await server.stop();
        await world.close();
      }
    });
  } finally {
    await dovecot.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function contactsOf({ sql, orgId }: World): Promise<string[]> {
  const rows = await sql<{ address: string }[]>`
    select address from contact_addresses where org_id = ${orgId} order by address limit 500`;
  return rows.map(({ address }) => address);
}
