import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { outboundMails } from '../../src/mail-outbox/schema.js';
import { inOrg, type Runtime, systemOf } from '../../src/platform/db/in-org.js';
import { addPerson } from '../../src/team/service.js';
import type { TestOrganisation } from '../world.js';
import { call, type Input } from './client.js';
import { receive } from './mail.js';
import type { PersonKey, Tokens } from './principals.js';
import { seedWayIn } from './ways-in.js';

/** One thing of every kind, by the kind of its id, and words that find it. */
export interface Things {
  customer: string;
  person: string;
  /** Takes over what others leave. */
  successor: string;
  invitation: string;
  heldMail: string;
  archive: string;
  contact: string;
  document: string;
  task: string;
  note: string;
  interaction: string;
  followUp: string;
  timeEntry: string;
  thread: string;
  rule: string;
  apiKey: string;
  passkey: string;
  account: string;
  batch: string;
  view: string;
  /** Domain of mails that wait for review. */
  waiting: string;
}
export type Kind = Exclude<keyof Things, 'waiting'>;

export interface Office {
  url: string;
  runtime: Runtime;
  org: TestOrganisation;
  tokens: Tokens;
}

type Ids = { id: string };

const teamOf = ({ owner, admin, member, colleague, contractor, readOnly }: TestOrganisation) => [
  ...[owner, admin, member, colleague, contractor, readOnly],
];

/** Calls a procedure as a person of the office; throws where it fails, since seeds must stand. */
export async function ask<T>({ url, tokens }: Office, who: PersonKey, name: string, input: Input): Promise<T> {
  const answer = await call({ url, token: tokens[who], transport: 'trpc' }, name, input);
  if (answer.status !== 200) throw new Error(`${name} as ${who}: ${answer.status} ${answer.text}`);
  return answer.data as T;
}

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
    rule: rule.id,
    heldMail: await holdMail(office, word),
    archive: await oldArchive(office),
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
  const wayIn = await seedWayIn(office.runtime, office.org[who], on.word);
  return {
    ...wayIn,
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
