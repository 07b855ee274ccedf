import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@threadline/shared/ui/button';
import { InboxIcon } from '@threadline/shared/ui/icons/communication';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/card.js';
import { conversationsRead } from '../shell/reads.js';
import { Nothing, Shown } from '../shell/states.js';
import { ConversationItem } from './conversation-item.js';

/** All shared conversations, the latest first, and older ones on demand. */
export function ConversationsPage() {
  const { t } = useTranslation('portal');
  const conversations = useInfiniteQuery(conversationsRead);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = conversations;
  return (
    <Page title={t('pages.conversations')}>
      <Shown read={conversations}>
        {({ pages }) =>
          pages[0]?.items.length === 0 ? (
            <Nothing icon={<InboxIcon size={24} />} title={t('conversations.none')}>
              {t('conversations.noneHint')}
            </Nothing>
          ) : (
            <ul className="divide-y divide-line rounded-md border border-line bg-surface px-4 py-1">
              {pages
                .flatMap(({ items }) => items)
                .map((conversation) => (
                  <ConversationItem key={conversation.id} conversation={conversation} />
                ))}
            </ul>
          )
        }
      </Shown>
      {hasNextPage ? (
        <Button className="mt-3 w-full md:w-auto" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('conversations.older')}
        </Button>
      ) : null}
      {isFetchNextPageError ? (
        <p role="alert" className="pt-2 text-danger-ink">
          {t('conversations.olderFailed')}
        </p>
      ) : null}
    </Page>
  );
}
