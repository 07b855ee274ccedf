import type { FolderRole } from '@threadline/shared/mail-sync/choices';
import type { RemoteFolder } from '../../mail-sync/port.js';
import type { GraphApi } from './graph-api.js';

const roles: Record<string, FolderRole> = {
  inbox: 'inbox',
  sentitems: 'sent',
  archive: 'archive',
  junkemail: 'junk',
  deleteditems: 'trash',
  drafts: 'drafts',
  // Mail on its way out is a draft to us: the copy among the sent ones is what counts.
  outbox: 'drafts',
};

const mostPages = 100;

interface Known {
  id: string;
  name: string;
  parent: string | null;
}

/** All folders of the mailbox, at every depth, with what they are for: a folder below trash or junk is that too. */
export async function graphFolders(api: GraphApi): Promise<RemoteFolder[]> {
  const known = await readAll(api);
  const roleOf = new Map<string, FolderRole>();
  for (const [name, role] of Object.entries(roles)) {
    const id = await api.wellKnown(name);
    if (id !== null) roleOf.set(id, role);
  }
  return [...known.values()].map((folder) => {
    const path = pathOf(folder, known);
    const inherited = path.map(({ id }) => roleOf.get(id)).find((role) => role && leftAlone.has(role));
    const role = roleOf.get(folder.id) ?? inherited ?? 'other';
    return { remoteId: folder.id, name: path.map(({ name }) => name).join('/'), role };
  });
}

export const leftAlone: ReadonlySet<FolderRole> = new Set<FolderRole>(['junk', 'trash', 'drafts']);

async function readAll(api: GraphApi): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  let link: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const found: Awaited<ReturnType<GraphApi['folders']>> = await api.folders(link);
    for (const { id, displayName, parentFolderId, '@removed': removed } of found.value) {
      if (removed === undefined) known.set(id, { id, name: displayName ?? id, parent: parentFolderId ?? null });
    }
    link = found['@odata.nextLink'] ?? null;
    if (link === null) break;
  }
  return known;
}

/** From the outermost folder to this one. */
function pathOf(folder: Known, known: ReadonlyMap<string, Known>): Known[] {
  const path = [folder];
  for (let at = known.get(folder.parent ?? ''); at && !path.includes(at); at = known.get(at.parent ?? ''))
    path.unshift(at);
  return path;
}
