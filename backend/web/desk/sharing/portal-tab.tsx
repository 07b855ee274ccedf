import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { GuestList } from './guest-list.js';
import { SharedDocuments } from './shared-documents.js';
import { SharedThings } from './shared-things.js';

/** What this customer's people see, who of them come, and when they last came. */
export function PortalTab({ customer }: { customer: CustomerDetail }) {
  const sharing = useQuery(useApi().sharing.get.queryOptions({ customerId: customer.id }));
  if (sharing.data) return <Portal sharing={sharing.data} />;
  if (!sharing.error) return <SkeletonList rows={4} />;
  return <FailureState error={sharing.error} onRetry={() => void sharing.refetch()} busy={sharing.isFetching} />;
}

function Portal({ sharing }: { sharing: Sharing }) {
  const { t } = useTranslation('desk');
  return (
    <div className="flex flex-col gap-6">
      <p className="text-soft">
        {t('sharing.address')}:{' '}
        <a
          href={sharing.portalPath}
          target="_blank"
          rel="noreferrer"
          className="block break-words text-accent-ink underline sm:inline"
        >
          {location.origin}
          {sharing.portalPath}
        </a>
      </p>
      <GuestList sharing={sharing} />
      <SharedThings sharing={sharing} />
      <SharedDocuments sharing={sharing} />
    </div>
  );
}
