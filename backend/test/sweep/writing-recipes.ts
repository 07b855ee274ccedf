import { and, eq } from 'drizzle-orm';
import { ensureMailbox } from '../../src/mailboxes/service.js';
import { people } from '../../src/platform/auth/schema.js';
import { inOrg, systemOf } from '../../src/platform/db/in-org.js';
import { messages } from '../../src/threads/schema.js';
import { ask, type Office } from './office.js';
import type { PersonKey } from './principals.js';
import type { Kind, Things } from './things.js';

interface Begun {
  id?: string;
  version?: number;
  mailbox?: { id: string };
}
const begunOf = (answers: Map<string, unknown>): Begun => (answers.get('mailWriting.start') ?? {}) as Begun;
const draftOf = (things: Things, answers: Map<string, unknown>) => begunOf(answers).id ?? things.draft;
const jane = { address: 'jane@anybody.example', name: 'Jane' };

type Recipe = (things: Things, answers: Map<string, unknown>) => Record<string, unknown>;

/** Of every procedure about writing mail. What is sent is taken back at once, so that no worker has a part in it. */
export const writingRecipes: Record<string, Recipe> = {
  'mailWriting.mailboxes': () => ({}),
  'mailWriting.list': () => ({ limit: 100 }),
  'mailWriting.start': ({ message }) => ({ mode: 'reply', answersId: message }),
  'mailWriting.get': (things, answers) => ({ id: draftOf(things, answers) }),
  'mailWriting.save': (things, answers) => ({
    ...{ id: draftOf(things, answers), version: begunOf(answers).version ?? 1 },
    ...{ mailboxId: begunOf(answers).mailbox?.id ?? things.mailbox, to: [jane], cc: [], bcc: [] },
    ...{ subject: 'Hello', body: 'Hello' },
  }),
  'mailWriting.send': (things, answers) => ({
    id: draftOf(things, answers),
    version: (answers.get('mailWriting.save') as Begun | undefined)?.version ?? 2,
  }),
  'mailWriting.takeBack': (things, answers) => ({ id: draftOf(things, answers) }),
  'mailWriting.removeFile': (things, answers) => ({ id: draftOf(things, answers), position: 0 }),
  'mailWriting.discard': (things, answers) => ({ id: draftOf(things, answers) }),
  'mailWriting.restore': (things, answers) => ({ id: draftOf(things, answers) }),
  'cannedResponses.list': () => ({ limit: 100 }),
  'cannedResponses.create': () => ({ title: 'New', body: 'Hello {{me.name}}', language: null }),
  'cannedResponses.fill': ({ canned, customer, thread }) => ({ id: canned, customerId: customer, threadId: thread }),
  'cannedResponses.update': ({ canned }) => ({ id: canned, title: 'Changed', body: 'Hello', language: 'en' }),
  'cannedResponses.remove': ({ canned }) => ({ id: canned }),
  'cannedResponses.restore': ({ canned }) => ({ id: canned }),
};

/** Which kind of thing their ids name, where the field alone does not say. */
export const writingKinds: Record<string, Kind> = { mailWriting: 'draft', cannedResponses: 'canned' };

/** The first mail of a conversation. */
export function messageOf({ runtime, org }: Office, threadId: string): Promise<string> {
  return inOrg(runtime, systemOf(org.id), async ({ tx }) => {
    const ofThread = and(eq(messages.orgId, org.id), eq(messages.threadId, threadId));
    const [mail] = await tx.select({ id: messages.id }).from(messages).where(ofThread);
    if (!mail) throw new Error('The conversation has no mail.');
    return mail.id;
  });
}

/** A draft and a canned response of somebody's own, whose texts hold the word; their mailbox is made for it. */
export async function seedWriting(
  office: Office,
  who: PersonKey,
  word: string,
): Promise<Pick<Things, 'draft' | 'canned'>> {
  const { runtime, org } = office;
  await inOrg(runtime, systemOf(org.id), async (ctx) => {
    const them = and(eq(people.orgId, org.id), eq(people.id, org[who].personId));
    const [person] = await ctx.tx.select({ email: people.email }).from(people).where(them);
    await ensureMailbox(ctx, { address: person?.email ?? '', kind: 'personal' });
  });
  const begun = await ask<Required<Begun>>(office, who, 'mailWriting.start', { mode: 'new', to: [jane] });
  const text = { to: [jane], cc: [], bcc: [], subject: `${word} subject`, body: `${word} draft` };
  const { id, version, mailbox } = begun;
  await ask(office, who, 'mailWriting.save', { id, version, mailboxId: mailbox.id, ...text });
  const said = { title: `${word} title`, body: `${word} canned`, language: null };
  const canned = await ask<{ id: string }>(office, who, 'cannedResponses.create', said);
  return { draft: id, canned: canned.id };
}
