import { inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { foldParent } from '../../platform/mail/read/index.js';
import { messageIdHash } from '../message-id-hash.js';
import { messages } from '../schema.js';
import type { KnownMail, KnownMessage } from './known-mail.js';

/** Nobody's answer repeats more of a mail than this, in characters. */
const longestParent = 50_000;

/** Reads the beginnings of stored mails that some mails answer, by the ids of those; one question for all of them. */
export async function readParents(ctx: Ctx, mails: readonly ParsedMail[], known: KnownMail): Promise<void> {
  const answered = mails.filter(couldRepeat).flatMap((mail) => parentOf(mail, known) ?? []);
  const ids = [...new Set(answered.filter((parent) => isOpenTo(known, parent)).map(({ id }) => id))];
  if (ids.length === 0) return;
  const rows = await ctx.tx
    .select({ id: messages.id, text: sql<string>`left(${messages.body}, ${longestParent})` })
    .from(messages)
    .where(sql`${messages.orgId} = ${ctx.orgId} and ${inArray(messages.id, ids)}`);
  for (const { id, text } of rows) known.texts.set(id, text);
}

/** A mail of a thread with what it repeats of the mail that it answers folded away, where that one is stored already. */
export function foldedByParent(known: KnownMail, mail: ParsedMail, threadId: string): ParsedMail {
  const parent = couldRepeat(mail) ? parentOf(mail, known) : undefined;
  const text = parent?.threadId === threadId && isOpenTo(known, parent) ? known.texts.get(parent.id) : undefined;
  if (text === undefined) return mail;
  const { visibleText, quotedText } = mail.reading;
  const { visible, folded } = foldParent({ visible: visibleText, folded: quotedText }, text);
  // Whoever sends a mail back as it is has said that.
  if (visible.trim() === '') return mail;
  return { ...mail, reading: { ...mail.reading, visibleText: visible, quotedText: folded } };
}

// A line alone is never folded by what it repeats, and a report is a program's text as it stands.
const couldRepeat = ({ reading }: ParsedMail) => reading.kind !== 'bounce' && reading.visibleText.includes('\n');

function parentOf(mail: ParsedMail, known: KnownMail): KnownMessage | undefined {
  const id = mail.inReplyTo[0] ?? mail.references.at(-1);
  return id === undefined ? undefined : known.messages.get(messageIdHash(id));
}

/** Whoever sees a mail of this mailbox may know what the parent says: it is everyone's, or lies there, too. */
const isOpenTo = ({ copies }: KnownMail, { id, shared, tier }: KnownMessage) =>
  tier === 'full' && (shared || copies.has(id));
