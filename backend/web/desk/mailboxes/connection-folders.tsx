import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { remoteOutcomes } from '@threadline/shared/mail-sync/choices';
import type { Connection, SyncedFolder } from '@threadline/shared/mail-sync/schema';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureText } from '../shell/failure-state.js';

const whileReading = 4_000;
const otherwise = 30_000;

/** How far each folder is, and what became of the mail in them; asked for when it is opened. */
export function ConnectionFolders({ connection }: { connection: Connection }) {
  const { t: m } = useTranslation('mailboxes');
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-6 w-fit cursor-pointer text-small text-soft">{m('folders.title')}</summary>
      {open ? <Folders connection={connection} /> : null}
    </details>
  );
}

function Folders({ connection: { mailboxId } }: { connection: Connection }) {
  const { t: m, i18n } = useTranslation('mailboxes');
  const { data, error } = useQuery({
    ...useApi().mailSync.status.queryOptions({ mailboxId }),
    refetchInterval: ({ state: { data: seen } }) =>
      seen?.state === 'back_fill' || seen?.state === 'waiting' ? whileReading : otherwise,
  });
  const failure = useFailureText(error);
  if (error && !data) return <p className="text-soft text-small">{failure}</p>;
  if (!data) return <Skeleton lines={2} />;
  const { folders, counts } = data;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const shown = remoteOutcomes.filter((outcome) => counts && counts[outcome] > 0);
  return (
    <div className="flex flex-col gap-1 pt-1 text-small">
      {folders?.length ? null : <p className="text-faint">{m('folders.nowhere')}</p>}
      <ul className="max-w-100">
        {folders?.map((folder) => (
          <li key={folder.id} className="flex justify-between gap-3">
            <span className="min-w-0 break-words">{folder.role === 'inbox' ? m('folders.inbox') : folder.name}</span>
            <span className="shrink-0 text-faint tabular-nums">
              <HowFar folder={folder} />
            </span>
          </li>
        ))}
      </ul>
      {counts && shown.length > 0 ? (
        <p className="text-faint">
          {shown.map((outcome) => m(`folders.counts.${outcome}`, { number: number(counts[outcome]) })).join(' · ')}
        </p>
      ) : null}
    </div>
  );
}

function HowFar({ folder: { synced, done, total, backFilledAt } }: { folder: SyncedFolder }) {
  const { t: m, i18n } = useTranslation('mailboxes');
  if (!synced) return m('folders.leftOut');
  if (backFilledAt !== null) return m('folders.done');
  if (total === null) return m('folders.waiting');
  const number = (value: number) => value.toLocaleString(i18n.language);
  return m('folders.some', { done: number(done), total: number(Math.max(done, total)) });
}
