import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organisationId } from '../../../backend/src/app/cli/with-product.js';
import { createCustomer, listCustomers, type NewCustomer } from '../../../backend/src/customers/service.js';
import { logInteraction } from '../../../backend/src/interactions/service.js';
import { importMail, type ReportLine } from '../../../backend/src/mail-import/service.js';
import { inOrg, systemOf } from '../../../backend/src/platform/db/in-org.js';
import { createDiskStore } from '../../../backend/src/platform/files/disk-store.js';
import { listPeople } from '../../../backend/src/team/service.js';
import type { InboxWorld } from '../../../backend/test/inbox-world.js';

/** Enters customers with their domains and contacts, each the given colleague's own. */
export async function enterCustomers(
  { server: { runtime } }: InboxWorld,
  ownerEmail: string,
  customers: readonly NewCustomer[],
): Promise<void> {
  const orgId = await organisationId(runtime, 'example');
  await inOrg(runtime, systemOf(orgId), async (ctx) => {
    const { items } = await listPeople(ctx, { limit: 100 });
    const ownerId = items.find((person) => person.email === ownerEmail)?.id ?? null;
    for (const customer of customers) await createCustomer(ctx, { ...customer, ownerId });
  });
}

/** Logs talks with a customer, one an hour, the newest being the last. */
export async function logTalks(
  { server: { runtime } }: InboxWorld,
  name: string,
  notes: readonly string[],
): Promise<void> {
  const orgId = await organisationId(runtime, 'example');
  await inOrg(runtime, systemOf(orgId), async (ctx) => {
    const { items } = await listCustomers(ctx, { search: name, limit: 1, archived: false, sort: 'name' });
    const customerId = items[0]?.id ?? '';
    for (const [index, note] of notes.entries()) {
      const occurredAt = new Date(ctx.now.getTime() - (notes.length - index) * 3_600_000).toISOString();
      await logInteraction(ctx, { customerId, kind: 'call', note, occurredAt });
    }
  });
}

/** Imports all mail of these folders by the verb of the command line, and tells what became of each. */
export async function importFolders(
  { server: { runtime } }: InboxWorld,
  paths: readonly string[],
): Promise<ReportLine[]> {
  const orgId = await organisationId(runtime, 'example');
  const lines: ReportLine[] = [];
  const files = createDiskStore(mkdtempSync(join(tmpdir(), 'threadline-files-')));
  for (const path of paths) {
    const report = join(mkdtempSync(join(tmpdir(), 'threadline-report-')), 'report.jsonl');
    await importMail(runtime, { orgId, path, files, store: 'all', report });
    const written = readFileSync(report, 'utf8').split('\n').filter(Boolean);
    lines.push(...written.map((line): ReportLine => JSON.parse(line)));
  }
  return lines;
}
