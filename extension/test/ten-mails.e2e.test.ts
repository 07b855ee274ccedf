import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportLine } from '../../backend/src/mail-import/service.js';
import { closeMailParser } from '../../backend/src/platform/mail/parse/index.js';
import { alice } from './fake-gmail/mailboxes.js';
import { enterCustomers, importFolders } from './journey/furnish.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import {
  addressOfRealMail,
  isRealMailHere,
  mailboxOf,
  type RealMail,
  readRealMail,
  realMail,
} from './journey/real-mail.js';
import type { SidePanel } from './journey/side-panel.js';

/** What the team knows of those who take part: somebody's address, their company's domain, several people, nobody. */
type Known = 'contact' | 'recipient' | 'domain' | 'several' | 'nobody';

const chosen: [what: string, path: string, known: Known][] = [
  ['a reply over a mailing list', 'mail/apache__spamassassin/nice/002', 'recipient'],
  ['a forward with the mail in it', 'mail/stalwartlabs__mail-parser/rfc/002.eml', 'domain'],
  ['an announcement by a list robot', 'mail/apache__spamassassin/nice/001', 'domain'],
  ['an automatic reply', 'bounces/sisimai__set-of-emails/maildir/bsd/rfc3834-01.eml', 'nobody'],
  ['a subject in a Korean charset', 'mail/mikel__mail/plain_emails/raw_email.eml', 'contact'],
  ['a subject half encoded, with pictures', 'mail/nodemailer__mailparser/nodemailer.eml', 'domain'],
  ['a mail without Message-ID', 'mail/stalwartlabs__mail-parser/rfc/003.eml', 'contact'],
  ['a mail that was delivered twice', 'mail/mikel__mail/plain_emails/basic_email.eml', 'contact'],
  ['a bounce', 'mail/nodemailer__mailparser/delivery-status.eml', 'nobody'],
  ['a mail to people of several customers', 'mail/apache__spamassassin/nice/003', 'several'],
];
const mails = isRealMailHere ? chosen.map(([, path]) => readRealMail(path)) : [];
const pictures = join(import.meta.dirname, '..', '..', '.cache', 'pictures', 'ten-mails');
const reason = isRealMailHere ? '' : ' (skipped: ../shared/fixtures is not here)';

const house = useHouse({ mailboxes: () => [mailboxOf(mails)], customers: [] });
let panel: SidePanel;

const nameOf = (index: number) => `Customer ${index + 1}`;
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** The customers that make this mail known, and the sentence by which the panel has to say so. */
function acquaintance(index: number): { customers: Parameters<typeof enterCustomers>[2]; why: string | null } {
  const { from, to } = mails[index] as RealMail;
  const known = chosen[index]?.[2];
  const person = known === 'recipient' ? (to[0] ?? from) : from;
  const contact = { name: person.name || 'Somebody', address: person.email };
  if (known === 'nobody') return { customers: [], why: null };
  if (known === 'several') {
    const customers = to.slice(0, 2).map(({ email }, place) => ({
      name: `${nameOf(index)} ${'AB'[place]}`,
      contact: { name: 'Somebody', address: email },
    }));
    return { customers, why: null };
  }
  if (known === 'domain') {
    const domain = domainOf(from.email);
    return { customers: [{ name: nameOf(index), domains: [domain] }], why: `Linked: mail from ${domain}` };
  }
  return { customers: [{ name: nameOf(index), contact }], why: `Linked: ${contact.address} is a contact` };
}

beforeAll(async () => {
  if (!isRealMailHere) return;
  mkdirSync(pictures, { recursive: true });
  const customers = mails.flatMap((_mail, index) => acquaintance(index).customers);
  await enterCustomers(house.world, alice.email, customers);
  const lines = await importFolders(house.world, Object.values(realMail));
  for (const [what, path] of chosen) expect(outcomeOf(lines, path), what).toMatch(/^(imported|duplicate)$/);
  panel = await openMail(await house.browser(), { hash: addressOfRealMail(0) });
  await panel.tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(panel, alice.email);
}, 180_000);
afterAll(closeMailParser);

/** The report names files from the imported folder on, and a mail of an mbox by its place in the file. */
function outcomeOf(lines: readonly ReportLine[], path: string): string {
  const within = path.slice(path.indexOf('/') + 1);
  return lines.find(({ file }) => file.startsWith(within))?.outcome ?? 'not read';
}

/** As it stands in Gmail's side panel, which is 320 px wide; what is wider is cut off. */
async function picture(index: number): Promise<void> {
  await panel.frame.locator('.animate-breathe').first().waitFor({ state: 'detached' });
  const path = join(pictures, `${String(index + 1).padStart(2, '0')}.png`);
  await panel.tab.page.locator('iframe[title="Threadline"]').screenshot({ path });
  const { width, beyond } = await panel.frame.evaluate(() => {
    return { width: innerWidth, beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth };
  });
  expect({ width, beyond }).toEqual({ width: 320, beyond: 0 });
}

/** The imported mail stands in the timeline once, by the subject as another reader than the product decodes it. */
async function standsInTimeline(subject: string): Promise<void> {
  const timeline = panel.frame.getByRole('list', { name: 'Timeline' });
  const row = timeline.getByRole('button').filter({ has: panel.frame.getByText(subject, { exact: true }) });
  await row.first().waitFor();
  expect(await row.count()).toBe(1);
  await row.click();
  await timeline.getByRole('button', { expanded: true }).waitFor();
}

test.skipIf(!isRealMailHere).each(chosen.map(([what, , known], index) => ({ what, known, index })))(
  `$what: known by $known${reason}`,
  async ({ known, index }) => {
    const { from, subject } = mails[index] as RealMail;
    await panel.tab.goTo(addressOfRealMail(index));
    if (known === 'nobody') {
      await panel.frame.getByRole('heading', { level: 1, name: `We don’t know ${from.email}` }).waitFor();
    } else if (known === 'several') {
      await panel.frame.getByRole('heading', { level: 1, name: 'Which customer is it?' }).waitFor();
      for (const { name, contact } of acquaintance(index).customers) {
        await panel.frame.getByRole('button', { name: `Link to ${name}` }).waitFor();
        await panel.text(`${contact?.address} is a contact`).waitFor();
      }
    } else {
      await panel.customer(nameOf(index)).waitFor();
      await panel.text(acquaintance(index).why ?? '').waitFor();
      await standsInTimeline(subject);
    }
    await picture(index);
  },
);
