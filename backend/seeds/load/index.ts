import { hashPassword } from '../../src/platform/auth/passwords.js';
import { connect } from '../../src/platform/db/connect.js';
import { defineChance, idOf } from './chance.js';
import { type Bulk, settle, writeFast } from './fast-writes.js';
import type { Part } from './part.js';
import { type LoadOrganisation, type LoadSize, planOf } from './plan.js';
import { writeCustomers } from './write-customers.js';
import { writeMail } from './write-mail.js';
import { emailOf, writeTeam } from './write-team.js';
import { writeTime } from './write-time.js';
import { writeWork } from './write-work.js';

export interface LoadWorld {
  seeded: boolean;
  /** Short name of the organisation that holds a fifth of everything. */
  organisation: string;
  /** Sign-in addresses of its owner and of a member. */
  owner: string;
  member: string;
  password: string;
}

const password = 'load-world-password';
const tables = [
  ...['customers', 'customer_domains', 'assignments', 'contacts', 'contact_addresses', 'customer_contacts'],
  ...[
    'threads',
    'thread_message_ids',
    'thread_customer_links',
    'messages',
    'message_participants',
    'mailbox_messages',
    'thread_shares',
  ],
  ...['interactions', 'tasks', 'internal_notes', 'follow_ups', 'time_entries', 'timeline_entries'],
];
const twoYears = 104 * 7 * 24 * 60 * 60;

/**
 * Builds a large world in one transaction, the same for the same seed and week: rows as the services would have left
 * them in the tables that screens read, without events and audit. What is there already stays as it is.
 */
export async function seedLoad(
  administratorUrl: string,
  size: LoadSize,
  tell: (line: string) => void,
): Promise<LoadWorld> {
  const organisations = planOf(size);
  const [largest] = organisations;
  if (!largest) throw new Error('A load world has organisations.');
  const world = {
    ...{ organisation: largest.slug, password },
    ...{ owner: emailOf('owner', largest.domain), member: emailOf('member', largest.domain) },
  };
  if (await isThere(administratorUrl, largest.slug)) return { seeded: false, ...world };
  const passwordHash = await hashPassword(password);
  await writeFast(administratorUrl, tables, async (bulk) => {
    await defineChance(bulk);
    for (const organisation of organisations) {
      await writeOrganisation(partOf(bulk, organisation, size.seed), passwordHash);
      tell(`${organisation.slug}: written`);
    }
    tell('building the indexes');
  });
  tell('counting the rows');
  await settle(administratorUrl, tables);
  return { seeded: true, ...world };
}

async function isThere(administratorUrl: string, slug: string): Promise<boolean> {
  const sql = connect(administratorUrl, { max: 1 });
  try {
    const [row] = await sql<{ id: string | null }[]>`select find_organisation(${slug}) as id`;
    return Boolean(row?.id);
  } finally {
    await sql.end();
  }
}

function partOf(bulk: Bulk, organisation: LoadOrganisation, seed: number): Part {
  const now = new Date();
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) / 1000;
  const thisMonday = midnight - ((now.getUTCDay() + 6) % 7) * 24 * 60 * 60;
  return {
    ...{ bulk, organisation, until: new Date(thisMonday * 1000), firstMonday: thisMonday - twoYears },
    orgId: idOf('organisation', organisation.index, 1),
    salt: seed * 1_000_000 + organisation.index * 20_000,
  };
}

async function writeOrganisation(part: Part, passwordHash: string): Promise<void> {
  const nobody = '00000000-0000-0000-0000-000000000000';
  await part.bulk`select set_config('app.org_id', ${part.orgId}, true), set_config('app.person_id', ${nobody}, true),
    set_config('app.role', 'system', true)`;
  await writeTeam(part, passwordHash);
  await writeCustomers(part);
  await writeMail(part);
  await writeWork(part);
  await writeTime(part);
}
