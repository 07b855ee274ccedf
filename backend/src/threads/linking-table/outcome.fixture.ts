import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type { TestOrganisation, TestWorld } from '../../../test/world.js';
import type { MailAddress, ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { reviewItems } from '../../review/schema.js';
import { list } from '../../review/service.js';
import { senderRules } from '../schema.js';
import { context, link, storeMessage, unlink } from '../service.js';
import { customerIn, mailboxIn, mailOf } from '../threads.fixture.js';
import type { Scene, Situation, Sketch } from './situation.fixture.js';

/**
 * What becomes of the last mail: "Acme by contact 0.98", every link in turn; "maybe" before what is only suggested;
 * "review" with the group in which somebody is asked; and what is not kept at all.
 */
export async function outcomeOf(world: TestWorld, { mails, before, ...given }: Situation): Promise<string> {
  const org = await world.organisation();
  const customers = new Map<string, string>();
  for (const one of given.customers ?? []) {
    const name = one.name ?? 'Acme';
    customers.set(name, await customerIn(world, org, { ...one, name }));
  }
  const customer = (name: string) => customers.get(name) ?? '';
  await writeRules(world, org, { rules: given.rules ?? [], customer });
  const sketches = mails.map((mail) => (typeof mail === 'string' ? { from: mail } : mail));
  let threadId: string | null = null;
  const scene: Scene = {
    ...{ org, customer, as: world.as },
    link: (name, beside = false) =>
      world.as(org.owner, (ctx) =>
        link(ctx, { thread: { threadId: threadId ?? '' }, customerId: customer(name), primary: !beside }),
      ),
    unlink: (name) =>
      world.as(org.owner, (ctx) => unlink(ctx, { thread: { threadId: threadId ?? '' }, customerId: customer(name) })),
  };
  for (const [position, sketch] of sketches.entries()) {
    if (position === sketches.length - 1) await before?.(scene);
    const stored = await receive(world, org, sketch);
    if (!('threadId' in stored)) return stored.why === 'internal' ? 'internal' : stored.why;
    threadId = stored.threadId;
  }
  const last = sketches.at(-1);
  return last && threadId ? told(world, org, { threadId, mail: mailFor(org, last) }) : 'nothing';
}

async function writeRules(
  world: TestWorld,
  org: TestOrganisation,
  { rules, customer }: { rules: NonNullable<Situation['rules']>; customer: (name: string) => string },
): Promise<void> {
  for (const { customer: name, verdict, address = null, domain = null } of rules) {
    const customerId = name === undefined ? null : customer(name);
    const named = { address: address === null ? null : addressFor(org, address), domain };
    await world.as(org.system, ({ tx, now }) =>
      tx.insert(senderRules).values({ orgId: org.id, id: newId(), ...named, verdict, customerId, createdAt: now }),
    );
  }
}

async function receive(world: TestWorld, org: TestOrganisation, sketch: Sketch) {
  const wanted = sketch.personal
    ? { address: addressFor(org, 'me'), kind: 'personal' as const }
    : { address: 'support@team.example' };
  const mailbox = await mailboxIn(world, org, wanted);
  const mail = mailFor(org, sketch);
  const stored = await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store: 'all' }));
  return stored;
}

const addressFor = (org: TestOrganisation, written: string) =>
  written === 'me' || written === 'colleague'
    ? `${written === 'me' ? 'owner' : 'colleague'}@${org.slug}.test`
    : written;

function mailFor(org: TestOrganisation, sketch: Sketch): ParsedMail {
  const people = (list: string[] | undefined): MailAddress[] =>
    (list ?? []).map((address) => ({ name: '', address: addressFor(org, address) }));
  const from = addressFor(org, sketch.from);
  const mail = mailOf({
    ...{ from, subject: sketch.subject ?? `About ${sketch.id ?? from}`, text: sketch.text ?? 'Hello' },
    ...{ to: people(sketch.to ?? ['support@team.example']), cc: people(sketch.cc), replyTo: people(sketch.replyTo) },
    ...{ autoSubmitted: sketch.automatic ?? false, listId: sketch.list ? 'list' : null },
    ...(sketch.answers ? { inReplyTo: [sketch.answers], references: [sketch.answers] } : {}),
  });
  const forwardedFrom = sketch.forwarded ? { address: sketch.forwarded, name: null } : null;
  const id = sketch.id ?? mail.messageId;
  const named = { messageId: id, contentHash: `${id}`, syntheticMessageId: `own-${id}` };
  const anonymous = from === '' ? { from: null } : {};
  const proven = sketch.forged ? { fromProven: false } : {};
  return { ...mail, ...named, ...anonymous, ...proven, reading: { ...mail.reading, forwardedFrom } };
}

async function told(
  world: TestWorld,
  org: TestOrganisation,
  { threadId, mail }: { threadId: string; mail: ParsedMail },
): Promise<string> {
  const as = (role: 'from' | 'to' | 'cc') => (person: MailAddress) => ({ address: person.address, role });
  const participants = [
    ...(mail.from ? [as('from')(mail.from)] : []),
    ...[...mail.to.map(as('to')), ...mail.cc.map(as('cc'))],
  ];
  const seen = { mailbox: 'me@mail.example', host: 'gmail' as const, participants };
  const shown = await world.as(org.owner, (ctx) => context(ctx, { ...seen, messageIds: [`<${mail.messageId}>`] }));
  const words = ({ customer, reason, confidence }: (typeof shown.links)[number]) =>
    `${customer.name} by ${reason} ${confidence}`;
  const [waiting] = await world.as(org.admin, ({ tx }) =>
    tx.select({ key: reviewItems.groupKey }).from(reviewItems).where(eq(reviewItems.threadId, threadId)),
  );
  const page = await world.as(org.admin, (ctx) => list(ctx, { limit: 50 }));
  const isOpen = waiting !== undefined && page.items.some((group) => group.key === waiting.key);
  const linked = shown.links.map(words);
  const maybe = shown.candidates.map((candidate) => `maybe ${words(candidate)}`);
  const parts = [...linked, ...maybe, ...(isOpen ? [`review ${waiting.key}`] : [])];
  return parts.join(', ') || 'nobody';
}
