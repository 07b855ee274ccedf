import type { RemoteFolder, RemoteMail } from '../../mail-sync/port.js';
import { type FetchedMails, fetchMails } from '../oauth/fetch-mails.js';
import type { ListedMessage } from './graph-answers.js';
import type { GraphApi } from './graph-api.js';

/** The sources of listed mails, in their order; without those that were deleted since. */
export function readSources(
  api: GraphApi,
  listed: readonly ListedMessage[],
  folderOf: (message: ListedMessage) => RemoteFolder | null,
): Promise<FetchedMails> {
  const byId = new Map(listed.map((message) => [message.id, message]));
  return fetchMails({
    ids: [...byId.keys()],
    fetchOne: async (id, mostBytes): Promise<RemoteMail | null> => {
      const raw = await api.source(id, mostBytes);
      const message = byId.get(id);
      if (raw === null || !message) return null;
      const folder = folderOf(message);
      const labels = [...(folder ? [folder.name] : []), ...(message.categories ?? [])];
      return { remoteId: id, labels, raw, ...(folder ? { folderId: folder.remoteId } : {}) };
    },
  });
}
