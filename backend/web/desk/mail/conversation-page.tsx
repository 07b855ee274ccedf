import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { Conversation } from './conversation.js';
import { conversationArea } from './conversation-area.js';

/** One conversation on a page of its own, to which notices and links lead. */
export function ConversationPage() {
  useArea('conversation', conversationArea);
  const { t: talk } = useTranslation('conversation');
  const { threadId } = useParams({ from: '/desk/conversations/$threadId' });
  return (
    <Page title={talk('title')}>
      <Conversation key={threadId} threadId={threadId} />
    </Page>
  );
}
