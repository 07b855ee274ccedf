import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '../../follow-ups/schema.js';
import { Checkbox } from '../../ui/checkbox.js';
import { IconButton } from '../../ui/icon-button.js';
import { ClockIcon, FollowUpIcon } from '../../ui/icons/work.js';
import { Skeleton } from '../../ui/skeleton.js';
import { DueDay } from '../next/due-day.js';
import { isPendingId } from '../offline/queue-rules.js';
import { QueuedMark } from '../offline/queued-mark.js';
import { usePanel } from '../panel-context.js';

const CompleteForm = lazy(() => import('./complete-form.js'));
const PostponeForm = lazy(() => import('./postpone-form.js'));

type Open = 'complete' | 'postpone' | null;

/** One promise: its title, whose and when. A tick asks what came of it. */
export function FollowUpRow({ followUp, showCustomer }: { followUp: FollowUp; showCustomer?: boolean }) {
  const { t } = useTranslation('panel');
  const [open, setOpen] = useState<Open>(null);
  const may = followUp.abilities.write;
  const close = () => setOpen(null);
  const toggle = (next: Open) => setOpen(open === next ? null : next);
  return (
    <li data-item className="rounded-md px-1 hover:bg-hover focus-within:bg-hover">
      <div className="flex min-h-7 items-start gap-1 py-0.5">
        <Checkbox
          hideLabel
          data-act="x"
          label={t('followUps.tick', { title: followUp.title })}
          checked={open === 'complete'}
          disabled={!may}
          onChange={() => toggle('complete')}
        />
        <button
          type="button"
          data-row
          aria-expanded={open !== null}
          disabled={!may}
          onClick={() => toggle('complete')}
          className="flex min-w-0 flex-1 cursor-pointer items-start gap-2 py-0.5 text-left"
        >
          <span className="min-w-0 flex-1">
            <FollowUpIcon size={12} title={t('followUps.one')} className="mr-1 inline text-faint" />
            <span className="break-words">{followUp.title}</span>
            <FollowUpMarks followUp={followUp} showCustomer={showCustomer} />
          </span>
          <DueDay on={followUp.dueOn} />
        </button>
        {may && !isPendingId(followUp.id) && (
          <IconButton
            small
            data-act="p"
            aria-expanded={open === 'postpone'}
            label={t('followUps.postpone')}
            icon={<ClockIcon size={14} />}
            onClick={() => toggle('postpone')}
          />
        )}
      </div>
      {open && (
        <Suspense fallback={<Skeleton lines={3} className="p-2" />}>
          {open === 'complete' && <CompleteForm followUp={followUp} onClose={close} />}
          {open === 'postpone' && <PostponeForm followUp={followUp} onClose={close} />}
        </Suspense>
      )}
    </li>
  );
}

function FollowUpMarks({ followUp, showCustomer }: { followUp: FollowUp; showCustomer: boolean | undefined }) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const words = [
    showCustomer ? followUp.customer.name : null,
    followUp.assignee && followUp.assignee.id !== me.person.id ? followUp.assignee.name : null,
    followUp.postponements > 0 ? t('followUps.postponed', { count: followUp.postponements }) : null,
  ].filter(Boolean);
  const queued = isPendingId(followUp.id);
  if (words.length === 0 && !queued) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 text-faint text-small">
      {words.join(' · ')}
      {queued ? <QueuedMark /> : null}
    </span>
  );
}
