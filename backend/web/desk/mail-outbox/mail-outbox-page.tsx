import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApi, useApiClient } from '@threadline/shared/api';
import { type OutboundStatus, outboundStatuses } from '@threadline/shared/mail-outbox/choices';
import type { OutboundMail } from '@threadline/shared/mail-outbox/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SelectField } from '@threadline/shared/ui/select-field';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card, Page } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { MailDrawer } from './mail-drawer.js';

/** What the product has sent, or keeps because no mail server is set. */
export function MailOutboxPage() {
  const { t } = useTranslation('desk');
  const { status } = useSearch({ from: '/desk/mail-outbox' });
  const navigate = useNavigate({ from: '/mail-outbox' });
  useRowKeys();
  const filter = (
    <SelectField
      label={t('outbox.status')}
      hideLabel
      className="w-44"
      value={status ?? ''}
      onChange={(chosen: OutboundStatus | '') => void navigate({ search: chosen ? { status: chosen } : {} })}
      options={[
        { value: '' as const, label: t('outbox.all') },
        ...outboundStatuses.map((one) => ({ value: one, label: t(`outbox.statuses.${one}`) })),
      ]}
    />
  );
  return (
    <Page title={t('sections.mailOutbox')} actions={filter}>
      <MailList status={status} />
    </Page>
  );
}

function MailList({ status }: { status: OutboundStatus | undefined }) {
  const { t } = useTranslation('desk');
  const [read, setRead] = useState<OutboundMail | null>(null);
  const api = useApi();
  const client = useApiClient();
  const input = status ? { status } : {};
  const list = usePages({
    key: api.mailOutbox.list.infiniteQueryKey(input),
    read: (at, options) => client.mailOutbox.list.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={5} />;
  const mails = list.items;
  if (mails.length === 0) {
    return (
      <EmptyState icon={<MailIcon size={20} />} title={status ? t('outbox.noMatch') : t('outbox.none')}>
        {t('outbox.noneHint')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {mails.some((mail) => mail.status === 'kept') ? <InlineNotice>{t('outbox.keptNotice')}</InlineNotice> : null}
      <Card>
        <ul className="divide-y divide-line">
          {mails.map((mail) => (
            <li key={mail.id}>
              <MailRow mail={mail} onRead={() => setRead(mail)} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={list} />
      {read ? <MailDrawer mail={read} onClose={() => setRead(null)} /> : null}
    </div>
  );
}

function MailRow({ mail, onRead }: { mail: OutboundMail; onRead: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <button
      type="button"
      data-row
      onClick={onRead}
      className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 text-left -outline-offset-2 hover:bg-hover"
    >
      <span className="min-w-0 flex-1 basis-60">
        <span className="block break-words font-medium sm:truncate">{mail.subject}</span>
        <span className="block truncate text-faint text-small">{mail.to}</span>
      </span>
      <Badge tone={mail.status === 'failed' ? 'attention' : 'neutral'}>{t(`outbox.statuses.${mail.status}`)}</Badge>
      <RelativeTime at={mail.sentAt ?? mail.createdAt} className="shrink-0 text-faint text-small" />
    </button>
  );
}
