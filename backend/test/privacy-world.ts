import type { MailboxKind, MailTier } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { folderStore, intakeInto, written } from '../src/mail-intake/intake.fixture.js';
import { openMail, prepareMail } from '../src/mail-view/service.js';
import { type Actor, type Ctx, inOrg } from '../src/platform/db/in-org.js';
import { searchEverything } from '../src/search/service.js';
import { get, list } from '../src/threads/service.js';
import { customerIn } from '../src/threads/threads.fixture.js';
import { listTimeline } from '../src/timeline/service.js';
import { columnWithin, rowsWithin } from '../src/transfer/archive/reach.js';
import type { TestOrganisation, TestWorld } from './world.js';

/** How much of a mail somebody gets to read. */
export type Level = 'nothing' | 'metadata' | 'subject' | 'full';

const subjectWord = 'Zebrabudget';
const textWord = 'walfischgeheimnis';

/** A mailbox of the table: whose, who sees its mail, and how much of it is kept. */
export interface GivenBox {
  owner?: 'member' | 'colleague';
  kind: MailboxKind;
  tier: MailTier;
}

/** A mail of a customer’s person that has come into each of the mailboxes, in their order. */
export interface Situation {
  org: TestOrganisation;
  customerId: string;
  threadId: string;
  messageId: string;
}

/** A customer with two members and a reader assigned, and a mail with its source and an attachment. */
export async function situationOf(world: TestWorld, boxes: readonly GivenBox[]): Promise<Situation> {
  const org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Acme', domains: ['acme.test'], assigned: org.member });
  await assign(world, org, customerId);
  const files = await folderStore();
  world.runtime.files = files;
  let place = { threadId: newId(), messageId: newId() };
  const mail = await written(header, `The ${textWord} is out.\r\n`);
  for (const [position, box] of boxes.entries()) {
    const address = box.owner ? `${box.owner}@${org.slug}.test` : `team-${position}@team.example`;
    const intake = await intakeInto(world, org, { address, kind: box.owner ? 'personal' : 'shared', files });
    await world.as(org.system, ({ tx }) =>
      tx.execute(sql`update mailboxes set tier = ${box.tier}, kind = ${box.kind} where id = ${intake.mailboxId}`),
    );
    const [taken] = await intake.take([mail]);
    if (taken?.outcome === 'stored' || taken?.outcome === 'duplicate') place = taken;
    else if (box.tier !== 'none') throw new Error(`The mail was not stored: ${JSON.stringify(taken)}`);
  }
  return { org, customerId, ...place };
}

const header = [
  'From: Jane Doe <jane@acme.test>',
  'To: support@team.example',
  `Subject: ${subjectWord}`,
  'Message-ID: <zebra@acme.test>',
  'Date: Tue, 10 Mar 2026 08:00:00 +0000',
];

async function assign(world: TestWorld, org: TestOrganisation, customerId: string): Promise<void> {
  for (const { personId } of [org.colleague, org.readOnly])
    await world.as(org.system, ({ tx, now }) =>
      tx.execute(sql`insert into assignments (org_id, customer_id, person_id, kind, created_at)
        values (${org.id}, ${customerId}, ${personId}, 'assigned', ${now.toISOString()})`),
    );
}

type Surface = (world: TestWorld, actor: Actor, at: Situation) => Promise<string | null>;

const within = (world: TestWorld, actor: Actor, work: (ctx: Ctx) => Promise<unknown>) =>
  world.as(actor, work).then(JSON.stringify).catch(refused);

/** Refused, or not there: nothing. Every other failure is one of the test. */
function refused(error: unknown): null {
  const { code } = error as { code?: string };
  if (code === 'not_found' || code === 'forbidden') return null;
  throw error;
}

/** Every way in which the product shows a mail to the team, each as the text that comes out; null where nothing does. */
export const surfaces: Record<string, Surface> = {
  conversation: (world, actor, { threadId }) => within(world, actor, (ctx) => get(ctx, { id: threadId })),
  conversations: (world, actor, { customerId }) =>
    within(world, actor, async (ctx) => {
      const { items } = await list(ctx, { limit: 10, customerId });
      return items.length > 0 ? items : Promise.reject(Object.assign(new Error('none'), { code: 'not_found' }));
    }),
  timeline: (world, actor, { customerId }) =>
    within(world, actor, async (ctx) => {
      const { items } = await listTimeline(ctx, { customerId, limit: 50, kinds: ['email'] });
      return items.length > 0 ? items : Promise.reject(Object.assign(new Error('none'), { code: 'not_found' }));
    }),
  opened: (world, actor, { messageId }) =>
    prepareMail((work) => inOrg(world.runtime, actor, work), { messageId }, world.runtime)
      .then((prepared) => world.as(actor, (ctx) => openMail(ctx, { messageId }, prepared)))
      .then(JSON.stringify)
      .catch(refused),
};

/** What comes out of a surface, as a level. */
export const levelOf = (shown: string | null): Level =>
  shown === null ? 'nothing' : shown.includes(textWord) ? 'full' : shown.includes(subjectWord) ? 'subject' : 'metadata';

/** Which words find the mail. */
export async function foundBy(world: TestWorld, actor: Actor, { customerId }: Situation): Promise<Level> {
  const hits = await within(world, actor, async (ctx) => {
    const { items } = await listTimeline(ctx, { customerId, limit: 10, search: textWord });
    return items.length;
  });
  if (hits !== null && hits !== '0') return 'full';
  const everywhere = await within(world, actor, (ctx) => searchEverything(ctx, { q: subjectWord, limit: 10 }));
  return everywhere?.includes(subjectWord) ? 'subject' : 'nothing';
}

/** What the archive that owners and admins ask for holds of it. */
export async function archivedOf(world: TestWorld, { org }: Situation): Promise<Level> {
  const tables = [
    'messages',
    'threads',
    'timeline_entries',
    'message_participants',
    'message_attachments',
    'mail_blobs',
  ];
  const texts = await world.as(org.system, async ({ tx }) => {
    const found: string[] = [];
    for (const table of tables) {
      const rows = await tx.execute<{ row: Record<string, unknown> }>(
        sql.raw(`select to_jsonb(t) as row from ${table} t where t.org_id = '${org.id}'
          and (${rowsWithin('shared', table).replaceAll('$1', `'${org.id}'`)})`),
      );
      for (const { row } of rows) {
        const kept = Object.entries(row).filter(([column]) => columnWithin('shared', table, column) === null);
        if (table !== 'threads') found.push(`${table} ${JSON.stringify(Object.fromEntries(kept))}`);
      }
    }
    return found;
  });
  if (!texts.some((text) => text.startsWith('messages '))) return levelOf(texts.join(' ') || null);
  const source = texts.some((text) => text.startsWith('mail_blobs '));
  return source ? 'full' : levelOf(texts.join(' '));
}

/** What the customer's own people see in the portal once somebody has shared the conversation with them. */
export async function portalOf(world: TestWorld, at: Situation, sharedBy: Actor): Promise<Level> {
  const { org, customerId, threadId } = at;
  await world.as(org.system, ({ tx, now }) =>
    tx.execute(sql`insert into thread_shares (org_id, thread_id, customer_id, shared_at, shared_by)
      select t.org_id, t.id, ${customerId}, ${now.toISOString()}, ${sharedBy.personId} from threads t
      where t.org_id = ${org.id} and t.id = ${threadId}
      on conflict (org_id, thread_id, customer_id) do update set shared_by = excluded.shared_by`),
  );
  return world.as({ ...org.system, role: 'portal_preview' as Actor['role'] }, async ({ tx }) => {
    await tx.execute(sql`select set_config('app.customer_id', ${customerId}, true)`);
    await tx.execute(sql`set local role threadline_portal`);
    const rows = await tx.execute(sql`select subject, body from messages`);
    return rows.length === 0 ? 'nothing' : levelOf(JSON.stringify([...rows]));
  });
}
