import type { PortalConversation } from '@threadline/shared/portal/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { PlaceLink } from '../shell/place.js';
import { useAddress } from '../shell/visit.js';

/** One conversation in a list: what about, from whom last, how it begins. */
export function ConversationItem({ conversation }: { conversation: PortalConversation }) {
  const { t } = useTranslation('portal');
  const address = useAddress();
  const { id, subject, latestFrom, latestAt, preview, fresh, messageCount } = conversation;
  return (
    <li>
      <PlaceLink
        href={address('conversations', id)}
        className="-mx-2 flex min-h-row flex-col justify-center rounded-md px-2 py-2 hover:bg-hover"
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 break-words font-medium">{subject || t('conversations.noSubject')}</span>
          {fresh ? <Badge tone="accent">{t('conversations.fresh')}</Badge> : null}
        </span>
        <span className="line-clamp-2 break-words text-soft">{preview}</span>
        <span className="break-words text-faint text-small">
          {latestFrom ? `${latestFrom} · ` : null}
          {latestAt ? (
            <>
              <RelativeTime at={latestAt} /> ·{' '}
            </>
          ) : null}
          <span className="whitespace-nowrap">{t('conversations.count', { count: messageCount })}</span>
        </span>
      </PlaceLink>
    </li>
  );
}
