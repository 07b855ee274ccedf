import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { MailBody } from '@threadline/shared/ui/mail-body';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { FailureState } from '../shell/failure-state.js';

/** The text of a mail, which is made harmless when it is opened. */
export function OpenMail({ messageId }: { messageId: string }) {
  const mail = useQuery(useApi().mailView.open.queryOptions({ messageId }));
  return (
    <div className="border-line border-t px-4 py-3">
      {mail.data ? (
        <MailBody mail={mail.data} origin={location.origin} />
      ) : mail.error ? (
        <FailureState error={mail.error} onRetry={() => void mail.refetch()} busy={mail.isFetching} />
      ) : (
        <Skeleton lines={4} />
      )}
    </div>
  );
}
