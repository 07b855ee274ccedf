import type { ImapFlow, MailboxObject, SearchObject } from 'imapflow';
import type { Place } from './read-mails.js';

export interface OpenFolder extends Place {
  uidNext: number;
  exists: number;
}

/** Opens a folder to be read; nothing in it changes, its mails stay unread. */
export async function openFolder(client: ImapFlow, path: string): Promise<OpenFolder> {
  const selected = client.mailbox;
  // Selected already, its figures are those of its last news: a NOOP asks for what is newer.
  if (selected && selected.path === path) await client.noop();
  else await client.mailboxOpen(path, { readOnly: true });
  return describe(path, client.mailbox);
}

function describe(path: string, mailbox: MailboxObject | false): OpenFolder {
  if (!mailbox) throw new Error('The folder was closed.');
  const { uidValidity, uidNext, exists } = mailbox;
  return { uidValidity: String(uidValidity), uidNext, exists, folder: path };
}

/** The numbers of the mails that are sought, in ascending order. */
export async function numbersOf(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found)) throw new Error('The server does not answer a search.');
  return found.sort((one, other) => one - other);
}
