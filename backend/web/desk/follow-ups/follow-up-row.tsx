import { Link } from '@tanstack/react-router';
import { postponements } from '@threadline/shared/follow-ups/choices';
import type { FollowUp } from '@threadline/shared/follow-ups/schema';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { ClockIcon } from '@threadline/shared/ui/icons/work';
import { Menu, MenuItem, MenuSeparator } from '@threadline/shared/ui/menu';
import { RelativeDay } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesButton } from '../access/who-sees-this.js';
import { CompleteDialog } from './complete-dialog.js';
import { PostponeDialog } from './postpone-dialog.js';
import { useFollowUps } from './use-follow-ups.js';

/** One promise: what, to whom, until when; the box completes it, the clock postpones it. */
export function FollowUpRow({ followUp, named }: { followUp: FollowUp; named?: boolean }) {
  const { t } = useTranslation('desk');
  const [dialog, setDialog] = useState<'complete' | 'postpone' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="flex min-h-row items-center gap-2 py-1 pr-2 pl-2">
      {followUp.abilities.write && followUp.completedAt === null ? (
        <Checkbox
          hideLabel
          label={t('followUps.tick', { title: followUp.title })}
          checked={false}
          onChange={() => setDialog('complete')}
        />
      ) : (
        <span className="w-6" />
      )}
      <div className="min-w-0 flex-1">
        <p className={followUp.completedAt ? 'text-soft line-through' : 'font-medium'}>{followUp.title}</p>
        <FollowUpFacts followUp={followUp} named={named} />
      </div>
      <span className={followUp.group === 'overdue' ? 'shrink-0 text-danger-ink' : 'shrink-0 text-soft'}>
        <RelativeDay on={followUp.dueOn} />
      </span>
      {followUp.abilities.write && followUp.completedAt === null ? (
        <PostponeMenu followUp={followUp} onOther={() => setDialog('postpone')} />
      ) : null}
      <WhoSeesButton thing={{ kind: 'follow_up', id: followUp.id }} name={followUp.title} />
      {dialog === 'complete' ? <CompleteDialog followUp={followUp} onClose={close} /> : null}
      {dialog === 'postpone' ? <PostponeDialog followUp={followUp} onClose={close} /> : null}
    </div>
  );
}

function FollowUpFacts({ followUp, named }: { followUp: FollowUp; named: boolean | undefined }) {
  const { t } = useTranslation('desk');
  const postponed =
    followUp.postponements > 0 ? t('followUps.postponedTimes', { count: followUp.postponements }) : null;
  const who = named ? null : followUp.assignee?.name;
  const facts = [who, followUp.resolution, postponed].filter(Boolean).join(' · ');
  if (!named && facts === '') return null;
  return (
    <p className="truncate text-faint text-small">
      {named ? (
        <Link
          to="/customers/$customerId"
          params={{ customerId: followUp.customer.id }}
          className="inline-block leading-6 hover:text-ink hover:underline"
        >
          {followUp.customer.name}
        </Link>
      ) : null}
      {named && facts ? ' · ' : null}
      {facts}
    </p>
  );
}

function PostponeMenu({ followUp, onOther }: { followUp: FollowUp; onOther: () => void }) {
  const { t } = useTranslation('desk');
  const { postpone } = useFollowUps();
  const trigger = <IconButton small label={t('followUps.postpone')} icon={<ClockIcon />} />;
  return (
    <Menu trigger={trigger} label={t('followUps.postpone')}>
      {postponements.map((by) => (
        <MenuItem key={by} onSelect={() => void postpone(followUp, { by })}>
          {t(`followUps.by.${by}`)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={onOther}>{t('followUps.withReason')}</MenuItem>
    </Menu>
  );
}
