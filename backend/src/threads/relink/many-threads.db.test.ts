import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import { addDomain } from '../../customers/service.js';
import { relink, relinkBatches, relinkPreview, relinkUndo, runBatch, setRule } from '../service.js';
import { customerIn, mailboxIn } from '../threads.fixture.js';

const world = useWorld();

/** A thousand in every run; fifty thousand, with figures, by RELINK_MESSAGES=50000. */
const wanted = Number(process.env.RELINK_MESSAGES ?? 1_000);
const mailsOfThread = 4;

/** Mail of a domain that nobody knows yet, four mails in each conversation. */
async function strangersMail(org: TestOrganisation): Promise<void> {
  const mailbox = await mailboxIn(world, org, { address: 'support@team.example' });
  const [orgId, mailboxId, count] = [org.id, mailbox.id, wanted / mailsOfThread];
  await world.as(org.system, async ({ tx }) => {
    await tx.execute(sql`insert into threads (org_id, id, subject, canonical_subject, message_count, last_message_at, created_at)
      select ${orgId}::uuid, gen_random_uuid(), 'Talk ' || n, 'talk ' || n, ${mailsOfThread}, now(), now()
      from generate_series(1, ${count}::int) n`);
    await tx.execute(sql`insert into messages (org_id, id, thread_id, rfc_message_id, message_id_hash, content_hash, sent_at,
        from_address, subject, snippet, body, attachments, outgoing, shared, stored_at)
      select t.org_id, gen_random_uuid(), t.id, t.id || '-' || n, md5(t.id || '-' || n), '', now() - n * interval '1 hour',
        'person' || n || '@many.com', t.subject, 'Some words of it', 'Some words of it', '[]', false, true, now()
      from threads t, generate_series(1, ${mailsOfThread}::int) n where t.org_id = ${orgId}::uuid`);
    await tx.execute(sql`insert into message_participants (org_id, message_id, position, role, address)
      select m.org_id, m.id, 0, 'from', m.from_address from messages m where m.org_id = ${orgId}::uuid
      union all select m.org_id, m.id, 1, 'to', 'support@team.example' from messages m where m.org_id = ${orgId}::uuid`);
    await tx.execute(sql`insert into mailbox_messages (org_id, mailbox_id, message_id, created_at)
      select m.org_id, ${mailboxId}::uuid, m.id, now() from messages m where m.org_id = ${orgId}::uuid`);
  });
}

/** Writes of somebody else in the same organisation, one after the other, and the longest that one took. */
function otherWriter(org: TestOrganisation) {
  let working = true;
  let [writes, longest] = [0, 0];
  const done = (async () => {
    while (working) {
      const began = performance.now();
      await world.as(org.owner, (ctx) => setRule(ctx, { address: `somebody${writes}@else.com`, verdict: 'ignore' }));
      writes += 1;
      longest = Math.max(longest, performance.now() - began);
    }
  })();
  const stop = async () => {
    working = false;
    await done;
    return { writes, longest: Math.round(longest) };
  };
  return { stop };
}

const linked = (org: TestOrganisation) =>
  world.as(org.system, async ({ tx }) => {
    const [row] = await tx.execute<{ links: number; mails: number }>(sql`
      select (select count(*)::int from thread_customer_links) as links,
        (select count(*)::int from timeline_entries where kind = 'email' and removed_at is null) as mails`);
    return row;
  });

test('a long history goes to its customer and back, after a stop in the middle, while others write', async () => {
  const org = await world.organisation();
  await strangersMail(org);
  const acme = await customerIn(world, org, { name: 'Acme' });
  await world.as(org.owner, (ctx) => addDomain(ctx, { customerId: acme, domain: 'many.com' }));
  const basis = { customerId: acme, domain: 'many.com' };
  const threads = wanted / mailsOfThread;
  const preview = await timed('preview', () => world.as(org.owner, (ctx) => relinkPreview(ctx, basis)));
  expect(preview).toMatchObject({ found: threads, toLink: Math.min(threads, 1_000) });
  const { id: batchId } = await world.as(org.owner, (ctx) => relink(ctx, basis));
  const writer = otherWriter(org);
  const run = () => runBatch(world.runtime, { orgId: org.id, batchId });
  await timed(`linked ${wanted} mails`, async () => {
    await Promise.all([stoppingAfter(2, batchId, org), run()]);
    await run();
  });
  expect(await linked(org)).toEqual({ links: threads, mails: wanted });
  const [batch] = (await world.as(org.owner, (ctx) => relinkBatches(ctx, { limit: 1 }))).items;
  expect(batch).toMatchObject({ state: 'done', found: threads, changed: threads });
  await timed(`undone ${wanted} mails`, async () => {
    await world.as(org.owner, (ctx) => relinkUndo(ctx, { batchId }));
    await run();
  });
  expect(await linked(org)).toEqual({ links: 0, mails: 0 });
  const { writes, longest } = await writer.stop();
  process.stderr.write(`beside it ${writes} writes of somebody else, the longest ${longest} ms\n`);
  expect(writes).toBeGreaterThan(0);
}, 600_000);

/** A worker that dies in the middle: whatever it has begun and not ended is as if it had not been. */
async function stoppingAfter(chunks: number, batchId: string, org: TestOrganisation): Promise<void> {
  let left = chunks;
  const clock = () => {
    left -= 1;
    if (left < 0) throw new Error('The worker was stopped.');
    return world.runtime.clock();
  };
  await runBatch({ ...world.runtime, clock }, { orgId: org.id, batchId }).catch((error: Error) => {
    expect(error.message).toContain('stopped');
  });
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await work();
  process.stderr.write(`${what} in ${Math.round(performance.now() - began)} ms\n`);
  return answer;
}
