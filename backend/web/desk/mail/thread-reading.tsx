import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ApiOutputs, useApi } from '@threadline/shared/api';
import { Avatar } from '@threadline/shared/ui/avatar';
import { buttonClasses } from '@threadline/shared/ui/button';
import { ChevronLeftIcon } from '@threadline/shared/ui/icons/navigation';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { SharingOfThread } from '../sharing/sharing-of-thread.js';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';

type Message = ApiOutputs['threads']['get']['messages'][number];

/** A thread with its messages as plain text, oldest first. */
export function ThreadReading({ customerId, threadId }: { customerId: string; threadId: string }) {
  const { t } = useTranslation('desk');
  const thread = useQuery(useApi().threads.get.queryOptions({ id: threadId }));
  return (
    <article className="flex flex-col gap-3">
      <Link
        to="/customers/$customerId"
        params={{ customerId }}
        search={{ tab: 'mail' }}
        className={`${buttonClasses('quiet')} self-start`}
      >
        <ChevronLeftIcon />
        {t('mail.back')}
      </Link>
      {thread.data ? (
        <>
          <h2 className="break-words font-semibold text-title">{thread.data.subject || t('mail.noSubject')}</h2>
          <SharingOfThread customerId={customerId} threadId={threadId} />
          {thread.data.messages.map((message) => (
            <MessageCard key={message.id} message={message} />
          ))}
          {thread.data.messages.length === 0 ? <p className="text-faint">{t('mail.noMessages')}</p> : null}
        </>
      ) : thread.error ? (
        <FailureState error={thread.error} onRetry={() => void thread.refetch()} busy={thread.isFetching} />
      ) : (
        <SkeletonList rows={3} />
      )}
    </article>
  );
}

function MessageCard({ message }: { message: Message }) {
  const { t } = useTranslation('desk');
  const sender = message.from?.name || message.from?.address || t('mail.unknownSender');
  const to = message.recipients.map(({ name, address }) => name || address).join(', ');
  return (
    <Card className="px-4 py-3">
      <header className="flex items-center gap-3">
        <Avatar name={sender} size={24} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium" title={message.from?.address}>
            {sender}
          </p>
          {to ? <p className="truncate text-faint text-small">{t('mail.to', { names: to })}</p> : null}
        </div>
        {message.sentAt ? <RelativeTime at={message.sentAt} className="shrink-0 text-faint text-small" /> : null}
      </header>
      <p className="whitespace-pre-wrap break-words pt-3">{message.text || t('mail.noText')}</p>
      {message.attachments.length > 0 ? (
        <p className="pt-3 text-faint text-small">
          {t('mail.attachments', { names: message.attachments.map(({ name }) => name).join(', ') })}
        </p>
      ) : null}
    </Card>
  );
}
