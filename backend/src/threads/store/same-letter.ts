import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import { asRead } from '../../platform/mail/parse/content-hash.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { messages } from '../schema.js';
import type { KnownMessage } from './known-mail.js';

/** What a list or a company's server adds to a mail: a footer, a disclaimer, a word of warning. */
const longestAddition = 3_000;

type Known = Pick<KnownMessage, 'id' | 'fromAddress' | 'sentAt' | 'subject' | 'tier' | 'contentHash'>;

/**
 * Whether a mail that comes under the Message-ID of a stored one is another copy of it: from the same sender at the same
 * moment about the same, and one of the two reads as the other does with something added before or after it.
 */
export async function isSameLetter(ctx: Ctx, known: Known, mail: ParsedMail): Promise<boolean> {
  if (known.contentHash === mail.contentHash) return true;
  if (!isSameHeading(known, mail)) return false;
  if (known.tier !== 'full') return true;
  const [stored] = await ctx.tx
    .select({ body: messages.body })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, known.id)));
  return stored !== undefined && readAlike(stored.body, mail.text);
}

function isSameHeading({ fromAddress, sentAt, subject, tier }: Known, mail: ParsedMail): boolean {
  const isSameSubject = tier === 'metadata' || canonicalSubject(subject) === canonicalSubject(mail.subject);
  const sent = sentAt?.toISOString() ?? null;
  return isSameSubject && sent !== null && sent === mail.date && fromAddress === mail.from?.address.toLowerCase();
}

/** Whether one text holds the other, and little more. */
export function readAlike(left: string, right: string): boolean {
  const [short = '', long = ''] = [asRead(left), asRead(right)].sort((one, other) => one.length - other.length);
  if (short === long) return true;
  return (
    short !== '' && long.length - short.length <= longestAddition && (long.startsWith(short) || long.endsWith(short))
  );
}
