import type { Connection, SyncedFolder } from '@threadline/shared/mail-sync/schema';
import * as z from 'zod';
import type { ConnectionRow, FolderRow } from './queries.js';

/** The part of the settings that every vendor may have and people may see. */
const shown = z.object({
  user: z.string().optional(),
  imap: z.object({ host: z.string() }).optional(),
  smtp: z.object({ host: z.string() }).nullable().optional(),
});

export interface Progress {
  done: number;
  total: number;
}

export function presentConnection(row: ConnectionRow, progress: Progress | null): Connection {
  const { data: settings = {} } = shown.safeParse(row.settings);
  const { id, mailboxId, vendor, state, problem, problemDetail, backFillFrom } = row;
  return {
    ...{ id, mailboxId, vendor, state, problem, problemDetail, backFillFrom, progress },
    problemAt: instant(row.problemAt),
    retryAt: instant(row.retryAt),
    lastSyncedAt: instant(row.lastSyncedAt),
    server: settings.imap?.host ?? null,
    user: settings.user ?? null,
    sends: vendor !== 'imap' || settings.smtp != null,
  };
}

export function presentFolder({ id, name, role, synced, done, total, backFilledAt }: FolderRow): SyncedFolder {
  return { id, name, role, synced, done, total, backFilledAt: instant(backFilledAt) };
}

/** Over all folders whose size is known. */
export function progressOf(folders: readonly FolderRow[]): Progress | null {
  const counted = folders.filter(({ synced }) => synced);
  if (counted.length === 0) return null;
  const sum = (of: (folder: FolderRow) => number) => counted.reduce((all, folder) => all + of(folder), 0);
  return { done: sum(({ done }) => done), total: sum(({ done, total }) => Math.max(done, total ?? 0)) };
}

const instant = (at: Date | null) => at?.toISOString() ?? null;
