import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { outboundMails } from '../../src/mail-outbox/schema.js';
import { inOrg, systemOf } from '../../src/platform/db/in-org.js';
import { addPerson } from '../../src/team/service.js';
import type { TestOrganisation } from '../world.js';
import { arrangedThings } from './arranged.js';
import type { Input } from './client.js';
import { accountOf } from './connection-recipes.js';
import { receive } from './mail.js';
import { mailClientOf } from './mail-client-recipes.js';
import { ask, type Office } from './office.js';
import type { PersonKey } from './principals.js';
import { seedPromise } from './promises.js';
import { connectionOf, seedDomain } from './sso-recipes.js';
import type { Things } from './things.js';
import { seedWayIn } from './ways-in.js';
import { messageOf, seedWriting } from './writing-recipes.js';

type Ids = { id: string };

const teamOf = ({ owner, admin, member, colleague, contractor, readOnly }: TestOrganisation) => [
  ...[owner, admin, member, colleague, contractor, readOnly],
];

/** A customer with one thing of every kind, all of whose texts hold the word. */
export async function seedThings(office: Office, word: string, assigned?: PersonKey): Promise<Things> {
  const owner = <T = Ids>(name: string, input: Input) => ask<T>(office, 'owner', name, input);
  const fields = { plan: word, industry: word, region: word, useCase: word, tags: [word] };
  const domain = `${word}.com`.toLowerCase();
  for (const who of teamOf(office.org)) {
    for (const way of ['first', 'second']) await seedWayIn(office.runtime, who, way);
  }
  const { id: customer } = await owner('customers.create', { name: `${word} name`, domains: [domain], ...fields });
  if (assigned) await owner('customers.assign', { customerId: customer, personId: office.org[assigned].personId });
  const person = await addMember(office, 'Spare person', `${word}@team.example`);
  const successor = await addMember(office, 'Spare successor', `${word}-next@team.example`);
  const invitation = await owner('team.invite', { email: `${word}@invited.example`, role: 'member' });
  const contact = await owner('contacts.create', {
    name: `${word} contact`,
    title: word,
    phone: word,
    addresses: [`jane@${domain}`],
    customers: [{ customerId: customer, role: null }],
  });
  const thread = await receive(office.runtime, office.org.owner, {
    from: `jane@${domain}`,
    words: word,
    mailbox: { address: 'support@sweep.example', kind: 'shared' },
  });
  const work = { customerId: customer, thread: { threadId: thread } };
  const task = await owner('tasks.create', { ...work, title: `${word} task`, body: word });
  const note = await owner('notes.write', { ...work, body: `${word} note` });
  const logged = await owner<Ids & { followUp: Ids }>('interactions.log', {
    ...work,
    kind: 'call',
    note: word,
    followUp: { title: `${word} next`, dueOn: '2026-05-01' },
  });
  const rule = await owner('threads.setRule', { address: `rule@${domain}`, verdict: 'customer', customerId: customer });
  const relink = await owner('threads.relink', { customerId: customer, ruleId: rule.id });
  const mailbox = await owner('mailboxes.add', { address: `${word}@box.example`, kind: 'shared', name: word });
  const block = await owner('mailboxes.addBlock', { mailboxId: mailbox.id, whom: `${word}@blocked.example` });
  await owner('mailSync.connectImap', accountOf(mailbox.id, word));
  // Or a worker would try again and again, and change it whoever asks for what.
  await owner('mailSync.pause', { mailboxId: mailbox.id });
  const mailClient = await owner('mailClients.save', mailClientOf(word));
  const connection = await owner('sso.save', connectionOf(word));
  await seedDomain(office, { ...connection, word });
  const own = await ownThings(office, 'owner', { customer, task: task.id, word });
  return {
    ...own,
    customer,
    person: person.id,
    successor: successor.id,
    invitation: invitation.id,
    contact: contact.id,
    document: await uploadDocument(office, customer, word),
    task: task.id,
    note: note.id,
    interaction: logged.id,
    followUp: logged.followUp.id,
    thread,
    ...(await arrangedThings(office, word, domain)),
    promise: await seedPromise(office, thread, word),
    mailbox: mailbox.id,
    message: await messageOf(office, thread),
    block: block.id,
    rule: rule.id,
    relink: relink.id,
    heldMail: await holdMail(office, word),
    archive: await oldArchive(office),
    ssoConnection: connection.id,
    mailClient: mailClient.id,
    ...(await seedReview(office, word, customer)),
  };
}

/** A member as the command line makes them, without an invitation. */
function addMember({ runtime, org }: Office, name: string, email: string): Promise<Ids> {
  const given = { name, email, role: 'member', password: 'a long enough password' } as const;
  return inOrg(runtime, systemOf(org.id), (ctx) => addPerson(ctx, given));
}

/** An archive that nobody made in time, so that no worker writes while others look. */
async function oldArchive({ runtime, org }: Office): Promise<string> {
  const id = newId();
  await inOrg(runtime, systemOf(org.id), ({ tx, now }) =>
    tx.execute(sql`insert into archives (org_id, id, requested_by, requested_at)
      values (${org.id}, ${id}, ${org.owner.personId}, ${new Date(now.getTime() - 86_400_000).toISOString()})`),
  );
  return id;
}

/** A mail as a restore leaves it. */
async function holdMail({ runtime, org }: Office, word: string): Promise<string> {
  const id = newId();
  const mail = { id, toAddress: `${word}@held.example`, subject: word, body: word, status: 'held' as const };
  await inOrg(runtime, systemOf(org.id), ({ tx, now }) =>
    tx.insert(outboundMails).values({ ...mail, orgId: org.id, createdAt: now }),
  );
  return id;
}

/** Uploads a document of a customer, whose name and text hold the word. */
export async function uploadDocument({ url, tokens }: Office, customer: string, word: string): Promise<string> {
  const body = new FormData();
  body.set('file', new File([`${word} text`], `${word}.txt`));
  const headers = { authorization: `Bearer ${tokens.owner}` };
  const answer = await fetch(`${url}/api/v1/files?customerId=${customer}`, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(`An upload was refused: ${await answer.text()}`);
  return ((await answer.json()) as Ids).id;
}

/** A mailbox of the member’s own, since they set no other, with somebody whose mail it never keeps. */
async function seedOwnMailbox(office: Office, word: string): Promise<{ mailbox: string; block: string }> {
  const add = { address: `${word}-own@box.example`, kind: 'personal', name: word };
  const mailbox = await ask<Ids>(office, 'member', 'mailboxes.add', add);
  const block = await ask<Ids>(office, 'member', 'mailboxes.addBlock', { whom: `${word}-own@blocked.example` });
  return { mailbox: mailbox.id, block: block.id };
}

/** A mail in a mailbox of their own; its conversation. */
export function receiveOwn({ runtime, org }: Office, who: PersonKey, word: string): Promise<string> {
  const mailbox = { address: `${who}@${org.slug}.test`.toLowerCase(), kind: 'personal' } as const;
  return receive(runtime, org.owner, { from: `own@${word}-own.com`.toLowerCase(), words: word, mailbox });
}

/** What belongs to a person alone: an API key, a time entry and a note. */
export async function ownThings(office: Office, who: PersonKey, on: { customer: string; task: string; word: string }) {
  const work = { customerId: on.customer, taskId: on.task };
  const hasKeys = who === 'owner' || who === 'admin' || who === 'member';
  const key = hasKeys ? await ask<{ apiKey: Ids }>(office, who, 'apiKeys.create', { name: on.word }) : null;
  const { entry } = await ask<{ entry: Ids }>(office, who, 'time.start', { ...work, note: on.word });
  await ask(office, who, 'time.stop', {});
  const note = await ask<Ids>(office, who, 'notes.write', { ...work, body: `${on.word} own note` });
  const kept = { report: 'hours', name: on.word, settings: { q: on.word } };
  const view = hasKeys ? await ask<Ids>(office, who, 'reportViews.save', kept) : null;
  const ownThread = hasKeys ? await receiveOwn(office, who, on.word) : on.customer;
  const ownMailbox = who === 'member' ? await seedOwnMailbox(office, on.word) : {};
  const wayIn = await seedWayIn(office.runtime, office.org[who], on.word);
  const writing = hasKeys ? await seedWriting(office, who, on.word) : { draft: on.customer, canned: on.customer };
  return {
    ...wayIn,
    ...ownMailbox,
    ownThread,
    ...writing,
    timeEntry: entry.id,
    apiKey: key?.apiKey.id ?? on.customer,
    note: note.id,
    view: view?.id ?? on.customer,
  };
}

async function seedReview(office: Office, word: string, customer: string): Promise<{ batch: string; waiting: string }> {
  const mailbox = { address: 'support@sweep.example', kind: 'shared' } as const;
  const waiting = `${word}waits.com`.toLowerCase();
  const decided = `decided-${customer}.com`;
  for (const domain of [waiting, decided]) {
    await receive(office.runtime, office.org.owner, { from: `someone@${domain}`, words: word, mailbox });
  }
  const resolution = { action: 'ignore' };
  const { batchId } = await ask<{ batchId: string }>(office, 'owner', 'review.resolve', { key: decided, resolution });
  return { batch: batchId, waiting };
}
