import type { RemoteMail } from '../../mail-sync/port.js';
import { type FetchedMails, fetchMails } from '../oauth/fetch-mails.js';
import type { GmailApi } from './gmail-api.js';
import { type GmailLabels, leftAlone } from './gmail-labels.js';

/** The one place that stands for all of a mailbox: Gmail has labels instead of folders. */
export const allMail = { remoteId: 'all', name: 'All mail', role: 'all' } as const;

export interface GmailReading {
  api: GmailApi;
  labels: GmailLabels;
}

/** The mails with these ids, in their order; without those that were deleted, are drafts, or lie in spam or trash. */
export function readMails(reading: GmailReading, ids: readonly string[]): Promise<FetchedMails> {
  return fetchMails({ ids, fetchOne: (id, mostBytes) => readMail(reading, id, mostBytes) });
}

async function readMail({ api, labels }: GmailReading, id: string, mostBytes: number): Promise<RemoteMail | null> {
  const found = await api.raw(id, mostBytes);
  if (!found || found.labelIds.some((labelId) => leftAlone.has(labelId))) return null;
  const raw = Buffer.from(found.raw, 'base64url');
  return { remoteId: found.id, labels: await labels.namesOf(found.labelIds), raw };
}
