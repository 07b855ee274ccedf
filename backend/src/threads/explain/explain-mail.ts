import { and, eq, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { decidedBy, findEvidence } from '../evidence/find-evidence.js';
import { outsideAmong, peopleOfThreads } from '../evidence/people-of-threads.js';
import { senderVerdicts } from '../evidence/sender-verdicts.js';
import { messageIdHash } from '../message-id-hash.js';
import { messages } from '../schema.js';
import { namesOfCustomers, type ToldLink, toldLinks } from './told-links.js';
import { type Joined, joinedBy, toldThread } from './told-thread.js';

/** Why a stored mail is in its conversation, and why that belongs to whom it does. No word of the mail itself. */
export interface Explanation {
  message: {
    id: string;
    messageId: string;
    sentAt: string | null;
    from: string | null;
    kind: string;
    automatic: boolean;
    outgoing: boolean;
    shared: boolean;
    tier: string;
    flags: string[];
  };
  thread: { id: string; messages: number; joinedBy: Joined[]; changes: string[] };
  people: { address: string; counts: boolean; why: string }[];
  /** What was decided for the sender. */
  verdict: string | null;
  /** What speaks for customers now, those aside that are or were linked. */
  evidence: { customer: string; reason: string; about: string; confidence: number; decides: boolean }[];
  /** The ledger, in the order of writing; ended rows are what was taken off. */
  links: ToldLink[];
  /** The same in sentences. */
  sentences: string[];
}

/** Explains the mail with the Message-ID, with or without angle brackets, or with our own id. */
export async function explainMail(ctx: Ctx, wanted: string): Promise<Explanation> {
  const mail = await findMail(ctx, wanted);
  const { threadId } = mail;
  const verdict = mail.fromAddress ? (await senderVerdicts(ctx, [mail.fromAddress]))(mail.fromAddress) : null;
  const all = (await peopleOfThreads(ctx, [threadId])).get(threadId) ?? [];
  const outside = await outsideAmong(ctx, all);
  const found = await findEvidence(ctx, all, threadId);
  const links = await toldLinks(ctx, threadId);
  const names = await namesOfCustomers(
    ctx,
    found.map((one) => one.customerId),
  );
  const decided = links.some((link) => link.endedAt === null) ? null : decidedBy(found);
  const explanation = {
    message: {
      ...{ id: mail.id, messageId: mail.rfcMessageId, sentAt: mail.sentAt?.toISOString() ?? null },
      ...{ from: mail.fromAddress, kind: mail.kind, automatic: mail.automatic, outgoing: mail.outgoing },
      ...{ shared: mail.shared, tier: mail.tier, flags: mail.flags },
    },
    thread: { ...(await toldThread(ctx, threadId)), joinedBy: await joinedBy(ctx, mail) },
    people: all.map(({ address, forwarded }) => ({
      address,
      counts: outside.has(address),
      why: outside.has(address) ? (forwarded ? 'forwarded by a colleague' : 'outside the team') : 'of the team',
    })),
    verdict,
    evidence: found.map(({ customerId, reason, evidence, confidence }) => ({
      ...{ customer: names.get(customerId) ?? customerId, reason, confidence },
      about: evidence.domain ?? evidence.address ?? '',
      decides: customerId === decided?.customerId,
    })),
    links,
  };
  return { ...explanation, sentences: sentencesOf(explanation) };
}

async function findMail(ctx: Ctx, wanted: string): Promise<typeof messages.$inferSelect> {
  const isOwnId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(wanted);
  const named = eq(messages.messageIdHash, messageIdHash(wanted.trim().replace(/^<(.*)>$/, '$1')));
  const [mail] = await ctx.tx
    .select()
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), isOwnId ? or(named, sql`${messages.id} = ${wanted}::uuid`) : named));
  if (!mail) throw new NotFound(`mail "${wanted}"`);
  return mail;
}

function sentencesOf({ message, thread, verdict, evidence, links, people }: Omit<Explanation, 'sentences'>): string[] {
  const live = links.filter((link) => link.endedAt === null);
  const ended = links.filter((link) => link.endedAt !== null);
  const decides = evidence.find((one) => one.decides);
  return [
    thread.joinedBy.length === 0
      ? 'It began its conversation, or names no mail of it.'
      : `It is in its conversation by ${thread.joinedBy.map((one) => `${one.header} ${one.messageId}`).join(', ')}.`,
    ...thread.changes,
    ...live.map(
      (link) =>
        `The conversation belongs to ${link.customer}${link.primary ? '' : ' as well'}: ${link.why} (confidence ${link.confidence}).`,
    ),
    ...ended.map(
      (link) =>
        `${link.customer} was taken off it${link.endedBy ? ` by ${link.endedBy}` : ''} and does not return by itself.`,
    ),
    ...(live.length === 0 && decides ? [`${decides.customer} is shown by ${decides.reason} ${decides.about}.`] : []),
    ...(live.length === 0 && !decides
      ? [
          evidence.length > 0
            ? `Nothing decides: ${evidence.map((one) => `${one.customer} by ${one.reason} ${one.about}`).join(', ')}.`
            : 'Nothing speaks of a customer.',
        ]
      : []),
    ...(verdict ? [`There is a rule for its sender: ${verdict}.`] : []),
    ...(people.every((one) => !one.counts) ? ['Nobody outside the team takes part.'] : []),
    ...(message.automatic ? ['A machine wrote it: it asks nobody in the review queue.'] : []),
    ...message.flags.map((flag) => `Flag: ${flag}.`),
  ];
}
