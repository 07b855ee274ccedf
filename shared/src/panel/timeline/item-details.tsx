import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../../timeline/schema.js';
import { MeetingPeople } from '../../ui/meeting-words.js';
import { usePanel } from '../panel-context.js';
import { EntryDetails } from './entry-details.js';
import { LogDetails } from './log-details.js';
import { MailDetails } from './mail-details.js';
import { Preview, useSubject, Words } from './subject.js';
import { groupOf } from './timeline-kinds.js';

/** The whole of an entry, opened in its place. */
export function ItemDetails({ item }: { item: TimelineItem }) {
  switch (groupOf(item.kind)) {
    case 'mail':
      return item.subject.type === 'message' ? <MailDetails messageId={item.subject.id} /> : <Preview item={item} />;
    case 'talks':
      if (item.meeting) return <MeetingPeople meeting={item.meeting} />;
      return item.subject.type === 'meeting' ? <Preview item={item} /> : <LogDetails item={item} />;
    case 'time':
      return <EntryDetails item={item} />;
    case 'work':
      return item.kind === 'task' ? <TaskText item={item} /> : <Preview item={item} />;
    default:
      return <Preview item={item} />;
  }
}

function TaskText({ item }: { item: TimelineItem }) {
  const { t } = useTranslation('panel');
  const { api } = usePanel();
  const { data: task, instead } = useSubject(item, (signal) =>
    api.tasks.get.query({ id: item.subject.id }, { signal }),
  );
  if (!task) return instead;
  return (
    <>
      <Words>{task.body || t('tasks.noText')}</Words>
      <p className="text-faint text-small">
        {[t(`statuses.${task.status}`), task.assignee?.name].filter(Boolean).join(' · ')}
      </p>
    </>
  );
}
