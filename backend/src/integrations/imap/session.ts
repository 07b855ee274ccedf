import type { ImapFlow } from 'imapflow';
import type { BackFillWant, Cursor, Envelope, Known, MailSession, People, RemoteFolder } from '../../mail-sync/port.js';
import type { AccountSecret, AccountSettings } from './account.js';
import { backFillPage, type Listing } from './back-fill.js';
import { changesOf, type FolderFigures } from './changes.js';
import type { Road } from './connect.js';
import { findPage } from './find.js';
import { listFolders } from './folders.js';
import { isStirred, listen } from './news.js';
import { problemOf } from './problem-of.js';
import { keepsSent, sendBySmtp, trySmtp } from './send.js';

export interface SessionOptions {
  client: ImapFlow;
  settings: AccountSettings;
  secret: AccountSecret;
  road: Road;
  /** How long news of other folders than the inbox may take. */
  pauseMilliseconds: number;
}

const unsynced = new Set(['junk', 'trash', 'drafts']);

/** One mailbox over one IMAP connection. */
export function createSession({ client, settings, secret, road, pauseMilliseconds }: SessionOptions): MailSession {
  let listing: Listing | null = null;
  /** Of all folders at once where the server gives that, each used once. */
  const figures = new Map<string, FolderFigures>();
  const seen = new Map<string, FolderFigures>();
  const asProblem = (error: unknown) => {
    throw problemOf(error, { oauth: secret.method === 'xoauth2' });
  };
  const guarded = <Answer>(work: () => Promise<Answer>): Promise<Answer> => work().catch(asProblem);
  const figuresFor = async (path: string) => {
    const known = figures.get(path) ?? (await figuresOf(client, path));
    figures.delete(path);
    seen.set(path, known);
    return known;
  };
  return {
    folders: () => guarded(() => listFolders(client)),
    backFill: (folder: RemoteFolder, cursor: Cursor | null, want: BackFillWant) =>
      guarded(async () => {
        const read = await backFillPage(client, folder, { cursor, want, listed: listing });
        listing = read.page.cursor ? read.listing : null;
        return read.page;
      }),
    changes: (folder: RemoteFolder, cursor: Cursor | null, want: Known = {}) =>
      guarded(async () => changesOf(client, folder, { cursor, want, figures: await figuresFor(folder.remoteId) })),
    news: (signal: AbortSignal) =>
      guarded(async () => {
        await listen(client, { signal, pauseMilliseconds, isMissed: (path, now) => isStirred(seen.get(path), now) });
        figures.clear();
        if (signal.aborted) return;
        for (const [path, known] of await allFigures(client)) figures.set(path, known);
      }),
    find: (people: People, from: string | null, cursor: Cursor | null) =>
      guarded(async () => {
        const folders = (await listFolders(client)).filter(({ role }) => !unsynced.has(role));
        const whole = folders.filter(({ role }) => role === 'all');
        return findPage(client, whole.length > 0 ? whole : folders, { people, from, cursor });
      }),
    send: (raw: Uint8Array, envelope: Envelope) =>
      guarded(async () => {
        await sendBySmtp(settings, secret, { road, raw, envelope });
        // It is on its way: a copy that fails must not make anybody send it again.
        if (settings.smtp && !keepsSent(settings.smtp)) await keepCopy(client, raw).catch(() => undefined);
      }),
    trySending: () => guarded(() => trySmtp(settings, secret, road)),
    close: async () => {
      await Promise.race([client.logout(), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]).catch(
        () => undefined,
      );
      client.close();
    },
  };
}

const asked = { messages: true, uidNext: true, uidValidity: true } as const;

interface Status {
  messages?: number | undefined;
  uidNext?: number | undefined;
  uidValidity?: bigint | undefined;
}

async function figuresOf(client: ImapFlow, path: string): Promise<FolderFigures> {
  const status = await client.status(path, asked);
  const read = status ? readFigures(status) : null;
  if (!read) throw new Error('The server does not say what the folder holds.');
  return read;
}

/** One answer for all folders (RFC 5819); none where the server has no such thing, since it would be one question each. */
async function allFigures(client: ImapFlow): Promise<[string, FolderFigures][]> {
  if (!client.capabilities.has('LIST-STATUS')) return [];
  const listed = await client.list({ statusQuery: asked });
  return listed.flatMap(({ path, status }) => {
    const read = status ? readFigures(status) : null;
    return read ? [[path, read] as [string, FolderFigures]] : [];
  });
}

function readFigures({ messages, uidNext, uidValidity }: Status): FolderFigures | null {
  if (messages === undefined || uidNext === undefined || uidValidity === undefined) return null;
  return { exists: messages, uidNext, uidValidity: String(uidValidity) };
}

async function keepCopy(client: ImapFlow, raw: Uint8Array): Promise<void> {
  const sent = (await listFolders(client)).find(({ role }) => role === 'sent');
  if (sent) await client.append(sent.remoteId, raw, ['\\Seen']);
}
