import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { type GrantVendor, grantVendors } from '@threadline/shared/mail-sync/clients';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Page } from '../shell/page.js';
import { ClientCard } from './client-card.js';
import { ClientDialog } from './client-dialog.js';

/** The organisation's own applications, by which its people let their mailbox be read at Google and Microsoft. */
export function MailClientsPage() {
  const { t } = useTranslation('desk');
  const [editing, setEditing] = useState<GrantVendor | null>(null);
  const { data, error, refetch, isFetching } = useQuery(useApi().mailClients.list.queryOptions({}));
  const clientAt = (vendor: GrantVendor) => data?.items.find((one) => one.vendor === vendor) ?? null;
  return (
    <Page title={t('sections.mailClients')}>
      <p className="max-w-150 pb-4 text-soft">{t('mailClients.explanation')}</p>
      {data ? (
        <div className="flex flex-col gap-6">
          {grantVendors.map((vendor) => (
            <ClientCard key={vendor} vendor={vendor} client={clientAt(vendor)} onEdit={() => setEditing(vendor)} />
          ))}
        </div>
      ) : error ? (
        <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />
      ) : (
        <SkeletonList rows={2} />
      )}
      {editing ? <ClientDialog vendor={editing} client={clientAt(editing)} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}
