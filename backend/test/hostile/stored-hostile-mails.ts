import { storeRaw } from '../../src/mail-view/stored-mail.fixture.js';
import type { Runtime } from '../../src/platform/db/in-org.js';
import { organisationBySlug } from '../../src/platform/db/organisations.js';
import { closeMailParser, isRejected, parseMail } from '../../src/platform/mail/parse/index.js';
import { closeMailShow, showSafely } from '../../src/platform/mail/show/index.js';
import { type HostileMail, hostileMails } from './hostile-mails.js';

interface Coming {
  from?: string;
  /** All of them unless told. */
  mails?: readonly HostileMail[];
}

/** Stores hostile mails as they come from one address; the ids of their conversations. */
export async function storeHostileMails(
  runtime: Runtime,
  slug: string,
  { from = 'jane@acme.com', mails = hostileMails() }: Coming = {},
): Promise<Set<string>> {
  const orgId = (await organisationBySlug(runtime, slug)) ?? '';
  const threads = new Set<string>();
  for (const { raw } of mails) {
    threads.add((await storeRaw(runtime, orgId, { raw: raw.replace('jane@acme.com', from) })).threadId);
  }
  return threads;
}

/** What the sanitiser leaves of each. */
export async function sanitisedMails(): Promise<string[]> {
  const sanitised: string[] = [];
  for (const { raw } of hostileMails()) {
    const mail = await parseMail(Buffer.from(raw));
    if (isRejected(mail)) throw new Error(mail.reason);
    sanitised.push((await showSafely({ html: mail.html, text: mail.text, quotedText: null })).html);
  }
  return sanitised;
}

/** Ends the workers that read and show mails in this process. */
export async function endMailWorkers(): Promise<void> {
  await Promise.all([closeMailParser(), closeMailShow()]);
}
