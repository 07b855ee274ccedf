import { Link, useSearch } from '@tanstack/react-router';
import { useApi, useApiClient } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { buttonClasses } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { EditIcon, SearchIcon } from '@threadline/shared/ui/icons/actions';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { ThreadReading } from './thread-reading.js';

/** The mail threads of a customer, or the one that is read. */
export function MailTab({ customer }: { customer: CustomerDetail }) {
  const { thread } = useSearch({ from: '/desk/customers/$customerId' });
  return thread ? <ThreadReading customerId={customer.id} threadId={thread} /> : <ThreadList customer={customer} />;
}

function ThreadList({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const mayWrite = useMay('mail.write');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  useRowKeys();
  const api = useApi();
  const client = useApiClient();
  const input = { customerId: customer.id, ...(search ? { search } : {}) };
  const list = usePages({
    key: api.threads.list.infiniteQueryKey(input),
    read: (at, options) => client.threads.list.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={4} />;
  const threads = list.items;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <TextField
          label={t('mail.search')}
          hideLabel
          type="search"
          className="min-w-40 flex-1 sm:max-w-64"
          icon={<SearchIcon />}
          placeholder={t('mail.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {mayWrite ? (
          <Link to="/mail/new" search={{ customer: customer.id }} className={`${buttonClasses()} ml-auto`}>
            <EditIcon size={14} />
            {t('mail.write')}
          </Link>
        ) : null}
      </div>
      {threads.length === 0 ? (
        <EmptyState icon={<MailIcon size={20} />} title={search ? t('timeline.noMatch') : t('mail.none')}>
          {search ? t('timeline.noMatchHint') : t('mail.noneHint')}
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {threads.map((thread) => (
              <li key={thread.id}>
                <Link
                  to="/customers/$customerId"
                  params={{ customerId: customer.id }}
                  search={{ tab: 'mail', thread: thread.id }}
                  data-row
                  className="flex min-h-row flex-wrap items-center gap-x-3 px-3 py-1.5 -outline-offset-2 hover:bg-hover"
                >
                  <span className="min-w-0 flex-1 basis-60 break-words font-medium sm:truncate">
                    {thread.subject || t('mail.noSubject')}
                  </span>
                  <span className="shrink-0 text-faint text-small">
                    {t('mail.messages', { count: thread.messageCount })}
                  </span>
                  {thread.lastMessageAt ? (
                    <RelativeTime at={thread.lastMessageAt} className="shrink-0 text-faint text-small" />
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <ShowMore pages={list} />
    </div>
  );
}
