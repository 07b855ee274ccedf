import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import { asRead } from '../../platform/mail/parse/content-hash.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { messages } from '../schema.js';
import type { KnownMessage } from './known-mail.js';

/** What a list or a company's server adds to a mail: a footer, a disclaimer, a word of warning. */
const longestAddition = 3_000;
/** Fewer characters can be guessed. */
const leastText = 100;

type Known = Pick<KnownMessage, 'id' | 'fromAddress' | 'sentAt' | 'subject' | 'tier' | 'contentHash'>;

/**
 * Whether a mail that comes under the Message-ID of a stored one is another copy of it: from the same sender at the same
 * moment about the same, with the same words and attachments. Whoever has a copy reads the stored mail, so an id, a
 * sender and a date, which others may know, prove nothing; nor is there a proof of what is kept in part.
 */
export async function isSameLetter(ctx: Ctx, known: Known, mail: ParsedMail): Promise<boolean> {
  if (known.contentHash === mail.contentHash) return true;
  if (known.tier !== 'full' || !isSameHeading(known, mail)) return false;
  const [stored] = await ctx.tx
    .select({ body: messages.body, attachments: messages.attachments })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, known.id)));
  return stored !== undefined && holdsText(mail.text, stored.body) && holdsAttachments(mail, stored);
}

function isSameHeading({ fromAddress, sentAt, subject }: Known, mail: ParsedMail): boolean {
  const sent = sentAt?.toISOString() ?? null;
  const isSameMoment = sent !== null && sent === mail.date && fromAddress === mail.from?.address.toLowerCase();
  return isSameMoment && canonicalSubject(subject) === canonicalSubject(mail.subject);
}

/** Whether a text holds a stored one with a little more, or so much of it that the rest is a server's addition. */
export function holdsText(text: string, stored: string): boolean {
  const [given, kept] = [asRead(text), asRead(stored)];
  if (given === kept) return true;
  if (given.length > kept.length) return kept !== '' && isAddedTo(kept, given);
  return given.length >= leastText && given.length * 2 >= kept.length && isAddedTo(given, kept);
}

function isAddedTo(short: string, long: string): boolean {
  return long.length - short.length <= longestAddition && (long.startsWith(short) || long.endsWith(short));
}

type Listed = Pick<ParsedMail, 'attachments'>;

function holdsAttachments(mail: Listed, stored: Listed): boolean {
  return stored.attachments.every(({ name, type, size }) =>
    mail.attachments.some((one) => one.name === name && one.type === type && one.size === size),
  );
}
