import type { TimeEntry } from '@threadline/shared/time/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Duration, RunningDuration } from '@threadline/shared/ui/duration';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { EditIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesButton } from '../access/who-sees-this.js';
import { EntryDialog } from './entry-dialog.js';
import { useEntries } from './use-entries.js';

export interface EntryRowProps {
  entry: TimeEntry;
  /** Where several customers stand together. */
  named?: boolean;
  /** Only own time can be corrected. */
  editable: boolean;
}

/** One stretch of recorded time. */
export function EntryRow({ entry, named, editable }: EntryRowProps) {
  const { t } = useTranslation('desk');
  const [editing, setEditing] = useState(false);
  const { remove } = useEntries();
  const title = named ? entry.customer.name : t(`categories.${entry.category}`);
  return (
    <div className="flex min-h-row items-center gap-3 py-1.5 pr-2 pl-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{title}</p>
        <p className="truncate text-faint text-small">
          <RelativeTime at={entry.startedAt} />
          {named ? ` · ${t(`categories.${entry.category}`)}` : null}
          {entry.note ? ` · ${entry.note}` : null}
        </p>
      </div>
      {entry.billable ? null : <Badge tone="outline">{t('time.notBillable')}</Badge>}
      <span className="shrink-0 tabular-nums">
        {entry.durationSeconds === null ? (
          <RunningDuration startedAt={entry.startedAt} />
        ) : (
          <Duration seconds={entry.durationSeconds} />
        )}
      </span>
      <WhoSeesButton thing={{ kind: 'time_entry', id: entry.id }} name={title} />
      {editable && entry.endedAt ? (
        <span className="flex">
          <IconButton small label={t('time.edit')} icon={<EditIcon />} onClick={() => setEditing(true)} />
          <IconButton small label={t('time.remove')} icon={<TrashIcon />} onClick={() => void remove(entry)} />
        </span>
      ) : null}
      {editing ? <EntryDialog entry={entry} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}
