import { Link } from '@tanstack/react-router';
import type { TimelineItem } from '@threadline/shared/timeline/schema';
import { classNames } from '@threadline/shared/ui/class-names';
import { iconOf } from '@threadline/shared/ui/icons/timeline-kind';
import { MeetingPeople, MeetingWhen } from '@threadline/shared/ui/meeting-words';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

/** One thing that happened. Mail and what it says of meetings open their thread; notes stand on amber. */
export function TimelineRow({ item, customerId }: { item: TimelineItem; customerId: string }) {
  const { t } = useTranslation('desk');
  const Icon = iconOf(item.kind);
  const note = item.kind === 'note';
  const who = item.actor?.name ?? item.from;
  const repeated = note && item.preview?.startsWith(item.title.replace(/…$/, ''));
  return (
    <div
      data-row
      className={classNames(
        'relative flex gap-3 border-b px-3 py-2',
        note ? 'border-note-line bg-note text-note-ink' : 'border-line hover:bg-hover',
      )}
    >
      <span className={classNames('flex h-lh items-center', note ? 'text-note-faint' : 'text-faint')}>
        <Icon title={t(`kinds.${item.kind}`)} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 sm:flex-nowrap">
          {repeated ? null : <Title item={item} customerId={customerId} />}
          <Happened event={item.event} />
        </p>
        {item.meeting ? (
          <>
            <MeetingWhen meeting={item.meeting} />
            <MeetingPeople meeting={item.meeting} inline />
          </>
        ) : null}
        {item.preview ? (
          <p className={classNames('line-clamp-2 break-words', note ? '' : 'text-soft')}>{item.preview}</p>
        ) : null}
        {who ? (
          <p className={classNames('truncate text-small', note ? 'text-note-faint' : 'text-faint')}>{who}</p>
        ) : null}
      </div>
      <span className={classNames('shrink-0 text-small', note ? 'text-note-faint' : 'text-faint')}>
        <RelativeTime at={item.at} />
      </span>
    </div>
  );
}

function Title({ item, customerId }: { item: TimelineItem; customerId: string }) {
  const { t } = useTranslation('desk');
  const text = item.title || t(`kinds.${item.kind}`);
  const look = classNames('min-w-0 break-words sm:truncate', item.system ? 'text-soft' : 'font-medium');
  if ((item.kind !== 'email' && !item.meeting) || !item.threadId) return <span className={look}>{text}</span>;
  return (
    <Link
      to="/customers/$customerId"
      params={{ customerId }}
      search={{ tab: 'mail', thread: item.threadId }}
      className={classNames(look, 'after:absolute after:inset-0 -outline-offset-2')}
    >
      {text}
    </Link>
  );
}

const told = {
  'customer.created': 'created',
  'customer.merged': 'merged',
  'customer.unmerged': 'unmerged',
  'contact.merged': 'merged',
  'contact.unmerged': 'unmerged',
  'contact.bounced': 'bounced',
  'contact.bounce_cleared': 'reachedAgain',
  'meeting.planned': 'planned',
  'meeting.changed': 'edited',
  'meeting.cancelled': 'cancelled',
  'meeting.answered': 'answered',
  'task.created': 'created',
  'task.completed': 'completed',
  'task.reopened': 'reopened',
  'task.handed_over': 'handedOver',
  'task.removed': 'removed',
  'follow_up.created': 'promised',
  'follow_up.postponed': 'postponed',
  'follow_up.completed': 'completed',
  'follow_up.handed_over': 'handedOver',
  'note.edited': 'edited',
  'thread.linked': 'linked',
  'thread.unlinked': 'unlinked',
} as const;

/** Which change of a task or follow-up the entry tells of. */
function Happened({ event }: { event: string }) {
  const { t } = useTranslation('desk');
  const word = told[event as keyof typeof told];
  return word ? <span className="shrink-0 text-faint text-small">{t(`happened.${word}`)}</span> : null;
}
