import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import type { OpenedMail } from '../../mail-view/schema.js';
import { Skeleton } from '../../ui/skeleton.js';
import { usePanel } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { Words } from './subject.js';

const MailBody = lazy(() =>
  import('../../ui/mail-body.js').then(({ MailBody: component }) => ({ default: component })),
);

/** One mail as it may be shown: who wrote it to whom, and what it says. */
export function MailDetails({ messageId }: { messageId: string }) {
  const { t } = useTranslation('panel');
  const { api, host } = usePanel();
  const mail = useQuery({
    queryKey: queryKeys.mail(messageId),
    queryFn: ({ signal }) => api.mailView.open.query({ messageId }, { signal }),
  });
  if (mail.isPending) return <Skeleton lines={3} />;
  if (mail.isError) return <Words>{readApiError(mail.error).message || t('timeline.notRead')}</Words>;
  return (
    <div className="flex flex-col gap-1">
      <People mail={mail.data} />
      <Suspense fallback={<Skeleton lines={3} />}>
        <MailBody mail={mail.data} origin={host.backendUrl} narrow />
      </Suspense>
    </div>
  );
}

function People({ mail: { from, recipients } }: { mail: OpenedMail }) {
  if (!from) return null;
  const to = recipients.map(({ name, address }) => name ?? address).join(', ');
  return (
    <p className="break-words text-faint text-small">
      {from.name ?? from.address} {to ? `→ ${to}` : ''}
    </p>
  );
}
