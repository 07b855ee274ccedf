import { htmlMail, storeRaw } from '../src/mail-view/stored-mail.fixture.js';
import type { Runtime } from '../src/platform/db/in-org.js';
import { organisationBySlug } from '../src/platform/db/organisations.js';

/** Stores so many mails that a stranger's domain stands out among those that somebody has written to. */
export async function storeEarlierMails(runtime: Runtime, slug: string): Promise<void> {
  const orgId = (await organisationBySlug(runtime, slug)) ?? '';
  for (let index = 0; index < 20; index += 1) {
    const raw = htmlMail('<p>Hello</p>', { From: `Person ${index} <person@known-${index}.test>` });
    await storeRaw(runtime, orgId, { raw });
  }
}
