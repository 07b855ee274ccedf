import { useQuery } from '@tanstack/react-query';
import type { PortalMessage } from '@threadline/shared/portal/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { ChevronLeftIcon } from '@threadline/shared/ui/icons/navigation';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/card.js';
import { PlaceLink } from '../shell/place.js';
import { conversationRead } from '../shell/reads.js';
import { Shown } from '../shell/states.js';
import { useAddress } from '../shell/visit.js';
import { Attachments } from './attachments.js';

/** One conversation with its messages, the oldest first. */
export function ConversationPage({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('portal');
  const address = useAddress();
  const conversation = useQuery(conversationRead(conversationId));
  return (
    <article>
      <PlaceLink
        href={address('conversations')}
        className="-ml-2 mb-1 inline-flex min-h-11 items-center gap-1 rounded-md px-2 text-soft hover:bg-hover"
      >
        <ChevronLeftIcon />
        {t('conversations.back')}
      </PlaceLink>
      <Page
        title={conversation.data ? conversation.data.subject || t('conversations.noSubject') : t('pages.conversations')}
      >
        <Shown read={conversation}>
          {({ messages }) => (
            <ol className="flex flex-col gap-3">
              {messages.map((message) => (
                <Message key={message.id} message={message} />
              ))}
            </ol>
          )}
        </Shown>
      </Page>
    </article>
  );
}

function Message({ message }: { message: PortalMessage }) {
  const { t } = useTranslation('portal');
  return (
    <li className="rounded-md border border-line bg-surface px-4 py-3">
      <header className="flex items-center gap-3">
        <Avatar name={message.from} size={32} />
        <span className="min-w-0 flex-1 break-words font-medium">{message.from}</span>
        {message.sentAt ? <RelativeTime at={message.sentAt} className="shrink-0 text-faint text-small" /> : null}
      </header>
      {message.text ? (
        <p className="whitespace-pre-wrap break-words pt-3">{message.text}</p>
      ) : (
        <p className="pt-3 text-faint">{t('conversations.wordless')}</p>
      )}
      {message.attachments.length > 0 ? <Attachments attachments={message.attachments} /> : null}
    </li>
  );
}
