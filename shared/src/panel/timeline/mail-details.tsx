import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import type { ApiOutputs } from '../../api/create-api.js';
import { Skeleton } from '../../ui/skeleton.js';
import { usePanel } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { Words } from './subject.js';

type Message = ApiOutputs['threads']['get']['messages'][number];

/** The text of one mail, as it was stored. */
export function MailDetails({ threadId, messageId }: { threadId: string; messageId: string }) {
  const { t } = useTranslation('panel');
  const { api } = usePanel();
  const thread = useQuery({
    queryKey: queryKeys.mail(threadId),
    queryFn: ({ signal }) => api.threads.get.query({ id: threadId }, { signal }),
  });
  if (thread.isPending) return <Skeleton lines={3} />;
  if (thread.isError) return <Words>{readApiError(thread.error).message || t('timeline.notRead')}</Words>;
  const { messages } = thread.data;
  const message = messages.find(({ id }) => id === messageId) ?? messages.at(-1);
  return message ? <MailText message={message} /> : <Words>{t('timeline.nothingMore')}</Words>;
}

function MailText({ message }: { message: Message }) {
  const { t } = useTranslation('panel');
  const to = message.recipients.map((person) => person.name ?? person.address).join(', ');
  return (
    <div className="flex flex-col gap-1">
      {message.from && (
        <p className="break-words text-faint text-small">
          {message.from.name ?? message.from.address} {to ? `→ ${to}` : ''}
        </p>
      )}
      <Words>{message.text || t('timeline.noText')}</Words>
      {message.attachments.length > 0 && (
        <p className="break-words text-faint text-small">
          {t('timeline.attachments', { names: message.attachments.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </div>
  );
}
