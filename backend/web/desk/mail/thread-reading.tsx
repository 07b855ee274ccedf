import { Link } from '@tanstack/react-router';
import { buttonClasses } from '@threadline/shared/ui/button';
import { ChevronLeftIcon } from '@threadline/shared/ui/icons/navigation';
import { useTranslation } from 'react-i18next';
import { SharingOfThread } from '../sharing/sharing-of-thread.js';
import { Conversation } from './conversation.js';

/** A conversation among those of a customer. */
export function ThreadReading({ customerId, threadId }: { customerId: string; threadId: string }) {
  const { t } = useTranslation('desk');
  return (
    <div className="flex flex-col gap-3">
      <Link
        to="/customers/$customerId"
        params={{ customerId }}
        search={{ tab: 'mail' }}
        className={`${buttonClasses('quiet')} self-start`}
      >
        <ChevronLeftIcon />
        {t('mail.back')}
      </Link>
      <SharingOfThread customerId={customerId} threadId={threadId} />
      <Conversation key={threadId} threadId={threadId} />
    </div>
  );
}
