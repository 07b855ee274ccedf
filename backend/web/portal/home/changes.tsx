import type { PortalChange, PortalHome } from '@threadline/shared/portal/schema';
import { CheckIcon } from '@threadline/shared/ui/icons/actions';
import { InboxIcon } from '@threadline/shared/ui/icons/communication';
import type { IconProps } from '@threadline/shared/ui/icons/icon';
import { NoteIcon, TaskIcon } from '@threadline/shared/ui/icons/work';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.js';
import { PlaceLink } from '../shell/place.js';
import { useAddress } from '../shell/visit.js';

const icons: Record<PortalChange['kind'], ComponentType<IconProps>> = {
  task_shared: TaskIcon,
  task_done: CheckIcon,
  message: InboxIcon,
  document: NoteIcon,
};

/** What is new since the last visit; each leads to the thing itself. */
export function Changes({ sinceLastVisit }: Pick<PortalHome, 'sinceLastVisit'>) {
  const { t } = useTranslation('portal');
  const { since, changes } = sinceLastVisit;
  return (
    <Card title={t('home.since')}>
      {since === null ? (
        <p className="text-soft">{t('home.firstVisit')}</p>
      ) : (
        <p className="text-soft text-small">
          {t('home.sinceAt')} <RelativeTime at={since} />
        </p>
      )}
      {since !== null && changes.length === 0 ? <p className="pt-1 text-soft">{t('home.sinceNothing')}</p> : null}
      <ul className="divide-y divide-line">
        {changes.map((change) => (
          <ChangeItem key={`${change.kind} ${change.id}`} change={change} />
        ))}
      </ul>
    </Card>
  );
}

function ChangeItem({ change }: { change: PortalChange }) {
  const { t } = useTranslation('portal');
  const address = useAddress();
  const Icon = icons[change.kind];
  const place = {
    task_shared: address('tasks'),
    task_done: address('tasks'),
    message: address('conversations', change.id),
    document: address('documents'),
  }[change.kind];
  return (
    <li>
      <PlaceLink href={place} className="-mx-2 flex min-h-row items-center gap-3 rounded-md px-2 py-1 hover:bg-hover">
        <Icon className="shrink-0 text-faint" />
        <span className="min-w-0 flex-1">
          <span className="block break-words">{change.title || t('conversations.noSubject')}</span>
          <span className="block text-faint text-small">
            {t(`home.changes.${change.kind}`)} · <RelativeTime at={change.at} />
          </span>
        </span>
      </PlaceLink>
    </li>
  );
}
