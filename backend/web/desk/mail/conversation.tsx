import type { MailHead } from '@threadline/shared/mail-view/schema';
import { Button } from '@threadline/shared/ui/button';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesButton } from '../access/who-sees-this.js';
import { FailureState } from '../shell/failure-state.js';
import { useArea } from '../shell/use-area.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { conversationArea } from './conversation-area.js';
import { ConversationLinks } from './conversation-links.js';
import { MailCard } from './mail-card.js';
import { useConversation } from './use-conversation.js';
import { useMailKeys } from './use-mail-keys.js';

/** A conversation: whose it is and why, and its mails, the latest of them open. */
export function Conversation({ threadId }: { threadId: string }) {
  useArea('conversation', conversationArea);
  const { t } = useTranslation('desk');
  const { t: talk } = useTranslation('conversation');
  const read = useConversation(threadId);
  const { conversation, mails } = read;
  if (!conversation || !mails) {
    if (!read.error) return <SkeletonList rows={3} />;
    return <FailureState error={read.error} onRetry={() => void read.refetch()} busy={read.isFetching} />;
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 break-words font-semibold text-title">
          {conversation.subject || t('mail.noSubject')}
        </h2>
        <WhoSeesButton thing={{ kind: 'thread', id: threadId }} name={conversation.subject} />
      </div>
      <ConversationLinks links={conversation.links} />
      {read.hasNextPage ? (
        <Button className="self-start" busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {talk('earlier')}
        </Button>
      ) : null}
      <Mails mails={mails} mayArrange={conversation.abilities.arrange} />
    </div>
  );
}

function Mails({ mails, mayArrange }: { mails: readonly MailHead[]; mayArrange: boolean }) {
  const { t } = useTranslation('desk');
  const latest = mails.at(-1)?.id;
  // What somebody has opened or folded; of the others the latest alone is open.
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const isOpen = (id: string) => chosen[id] ?? id === latest;
  // What is read or answered does not fold because a newer mail comes.
  useEffect(() => {
    if (latest) setChosen((before) => ({ [latest]: true, ...before }));
  }, [latest]);
  useRowKeys();
  useMailKeys();
  if (mails.length === 0) return <p className="text-faint">{t('mail.noMessages')}</p>;
  return (
    <ol className="flex flex-col gap-2">
      {mails.map((mail, index) => (
        <li key={mail.id}>
          <MailCard
            mail={mail}
            open={isOpen(mail.id)}
            arranging={mayArrange ? { laterIds: mails.slice(index + 1).map(({ id }) => id) } : null}
            onToggle={() => setChosen((before) => ({ ...before, [mail.id]: !isOpen(mail.id) }))}
          />
        </li>
      ))}
    </ol>
  );
}
