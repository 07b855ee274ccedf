import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Invalid } from '../../errors.js';
import { isRejected, type ParsedMail, parseMail } from '../parse/index.js';
import { asMail } from './bare-file.js';

/** What the product reads of one mail, field by field. */
export type Inspection = Pick<ParsedMail, 'messageId' | 'references' | 'date' | 'from' | 'replyTo' | 'to' | 'cc'> &
  Pick<ParsedMail, 'subject' | 'warnings'> &
  Pick<ParsedMail['reading'], 'visibleText' | 'quotedText' | 'forwardedFrom' | 'kind' | 'bounce' | 'calendar'> & {
    inReplyTo: string | null;
    attachments: { name: string; type: string; size: number }[];
  };

const mostBytes = 64 * 1024 * 1024;

/**
 * Reads one file as the import would: a mail, or the bare text or calendar of one. Throws Invalid with a sentence
 * where it is none of these.
 */
export async function inspectFile(path: string): Promise<Inspection> {
  const mail = await parseMail(asMail(basename(path), await contentOf(path)));
  if (isRejected(mail)) throw new Invalid(mail.reason);
  const { visibleText, quotedText, forwardedFrom, kind, bounce, calendar } = mail.reading;
  return {
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo[0] ?? null,
    references: mail.references,
    date: mail.date,
    from: mail.from,
    replyTo: mail.replyTo,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    attachments: mail.attachments.map(({ name, type, size }) => ({ name, type, size })),
    ...{ visibleText, quotedText, forwardedFrom, kind, bounce, calendar },
    warnings: mail.warnings,
  };
}

async function contentOf(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Invalid(`There is no file ${path}. Check its name.`);
  if (!found.isFile()) throw new Invalid(`${path} is a folder. Name one mail file in it.`);
  if (found.size > mostBytes) throw new Invalid(`${path} is too large to be a mail.`);
  return readFile(path).catch(() => {
    throw new Invalid(`${path} cannot be read. Check that you may open it.`);
  });
}
