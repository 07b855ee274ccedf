import type { UseQueryResult } from '@tanstack/react-query';
import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureText } from '../shell/failure-state.js';

export interface SharingReadProps {
  read: UseQueryResult<Sharing, unknown>;
  children: (sharing: Sharing) => ReactNode;
}

/** One line about sharing beside a thing: what the customer sees of it, or why that is not known. */
export function SharingRead({ read, children }: SharingReadProps) {
  if (read.data) return <div className="flex min-h-control flex-wrap items-center gap-2">{children(read.data)}</div>;
  return read.error ? <Unread read={read} error={read.error} /> : <Waiting />;
}

function Unread({ read, error }: { read: UseQueryResult<Sharing, unknown>; error: unknown }) {
  const { t } = useTranslation('desk');
  const text = useFailureText(error);
  return (
    <InlineNotice tone="error">
      <p>
        {t('sharing.unread')} {text}
      </p>
      <Button size="small" className="mt-2" busy={read.isFetching} onClick={() => void read.refetch()}>
        {t('sharing.readAgain')}
      </Button>
    </InlineNotice>
  );
}

/** As high and about as wide as the button that comes, so that nothing below it moves. */
function Waiting() {
  const { t } = useTranslation('desk');
  return (
    <div role="status" aria-label={t('sharing.reading')} className="h-control">
      <div className="h-full w-40 animate-breathe rounded-md bg-pressed" />
    </div>
  );
}
