import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../../timeline/schema.js';
import { Duration } from '../../ui/duration.js';
import { usePanel } from '../panel-context.js';
import { usePlace } from '../place.js';
import EntryForm from '../timer/entry-form.js';
import { useTimerWrites } from '../timer/use-timer-writes.js';
import { OwnActs } from './own-acts.js';
import { Preview, useSubject } from './subject.js';

const hour = 3_600_000;

/** A piece of working time; one's own can be changed and taken out, another's tells what the timeline tells. */
export function EntryDetails({ item }: { item: TimelineItem }) {
  const { t } = useTranslation('panel');
  const { api, me } = usePanel();
  const { customer } = usePlace();
  const { remove } = useTimerWrites();
  const [editing, setEditing] = useState(false);
  const at = new Date(item.at).getTime();
  const around = { from: new Date(at - 48 * hour).toISOString(), to: new Date(at + 48 * hour).toISOString() };
  const { data: entry, instead } = useSubject(item, async (signal) => {
    if (item.actor?.id !== me.person.id) return null;
    const page = await api.time.list.query({ customerId: customer.id, ...around, limit: 100 }, { signal });
    return page.items.find(({ id }) => id === item.subject.id) ?? null;
  });
  if (entry === undefined) return instead;
  if (entry === null) return <Preview item={item} />;
  if (editing) return <EntryForm entry={entry} onClose={() => setEditing(false)} />;
  return (
    <>
      <p className="text-soft">
        {entry.durationSeconds === null ? t('timer.runs') : <Duration seconds={entry.durationSeconds} />}
        {` · ${t(`categories.${entry.category}`)} · ${entry.billable ? t('timer.billable') : t('timer.notBillable')}`}
      </p>
      {entry.note ? <p className="break-words text-soft">{entry.note}</p> : null}
      <OwnActs onEdit={() => setEditing(true)} onRemove={() => void remove(entry)} />
    </>
  );
}
