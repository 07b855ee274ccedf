import { useQuery } from '@tanstack/react-query';
import { InboxIcon } from '@threadline/shared/ui/icons/communication';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/card.js';
import { conversationsRead } from '../shell/reads.js';
import { Nothing, Shown } from '../shell/states.js';
import { ConversationItem } from './conversation-item.js';

/** All shared conversations, the latest first. */
export function ConversationsPage() {
  const { t } = useTranslation('portal');
  const conversations = useQuery(conversationsRead);
  return (
    <Page title={t('pages.conversations')}>
      <Shown read={conversations}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing icon={<InboxIcon size={24} />} title={t('conversations.none')}>
              {t('conversations.noneHint')}
            </Nothing>
          ) : (
            <ul className="divide-y divide-line rounded-md border border-line bg-surface px-4 py-1">
              {items.map((conversation) => (
                <ConversationItem key={conversation.id} conversation={conversation} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}
