import type { FolderRole } from '@threadline/shared/mail-sync/choices';
import type { ImapFlow, ListResponse } from 'imapflow';
import type { RemoteFolder } from '../../mail-sync/port.js';

const roles: Record<string, FolderRole> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Archive': 'archive',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
  '\\Drafts': 'drafts',
  '\\All': 'all',
};
/** Views of mail that lies elsewhere (RFC 6154). */
const views = new Set(['\\Flagged', '\\Important']);

/** The folders that hold mail. What a server does not say about their use is guessed by their names. */
export async function listFolders(client: ImapFlow): Promise<RemoteFolder[]> {
  const listed = await client.list();
  return listed.filter(holdsMail).map(({ path, specialUse = '' }) => ({
    remoteId: path,
    name: path,
    role: path.toUpperCase() === 'INBOX' ? 'inbox' : (roles[specialUse] ?? 'other'),
  }));
}

function holdsMail({ flags, specialUse = '' }: ListResponse): boolean {
  return !flags.has('\\Noselect') && !flags.has('\\NonExistent') && !views.has(specialUse);
}
