import type { StoredConversation } from '@threadline/shared/mailboxes/stored';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

interface StoredRowProps {
  conversation: StoredConversation;
  onForget: () => void;
}

/** One stored conversation: what it is about, with whom, how much of it is kept, and who else sees it. */
export function StoredRow({ conversation, onForget }: StoredRowProps) {
  const { t: m } = useTranslation('mailboxes');
  const { subject, addresses, mails, tier, shared, lastAt } = conversation;
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words font-medium">{subject || m('stored.noSubject')}</p>
        <p className="break-all text-faint text-small">{addresses.join(', ')}</p>
        <p className="text-faint text-small">
          {m('stored.mails', { count: mails })} · {m(`tiers.${tier}`)} · <RelativeTime at={lastAt} />
        </p>
      </div>
      {shared ? <Badge>{m('stored.sharedToo')}</Badge> : null}
      <Button size="small" className="max-sm:ml-auto" onClick={onForget}>
        {m('stored.forget')}
      </Button>
    </div>
  );
}
