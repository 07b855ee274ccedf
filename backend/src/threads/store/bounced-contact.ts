import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { threadPeople } from '../evidence/outside-person.js';
import type { MailBatch } from './mail-batch.js';

/** Whether a mail is a report that a customer's contact could not be reached, whoever the program is that wrote it. */
export async function reportsOnContact(batch: MailBatch, { reading }: ParsedMail): Promise<boolean> {
  const address = reading.kind === 'bounce' ? reading.bounce?.address : null;
  if (!address) return false;
  const evidence = await batch.people.evidenceOf(threadPeople([{ address, role: 'to' }]));
  return evidence.some(({ reason }) => reason === 'contact');
}
