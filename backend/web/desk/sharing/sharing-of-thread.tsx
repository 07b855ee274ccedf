import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { ShareDialog } from './share-dialog.js';
import { useSharing } from './use-sharing.js';

interface OneThread {
  customerId: string;
  threadId: string;
}

/** Whether the customer sees this conversation, and the way to change that. */
export function SharingOfThread(thread: OneThread) {
  return useMay('portal.read') ? <Sharing {...thread} /> : null;
}

function Sharing({ customerId, threadId }: OneThread) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const { unshare } = useSharing();
  const sharing = useQuery(useApi().sharing.get.queryOptions({ customerId }));
  if (!sharing.data) return null;
  const thing = { customerId, kind: 'conversation', id: threadId } as const;
  const shared = sharing.data.conversations.some((conversation) => conversation.threadId === threadId);
  const may = sharing.data.abilities.share;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {shared ? <Badge tone="accent">{t('sharing.isShared')}</Badge> : null}
      {may && shared ? <Button onClick={() => void unshare(thing)}>{t('sharing.unshare')}</Button> : null}
      {may && !shared ? <Button onClick={() => setAsking(true)}>{t('sharing.share')}</Button> : null}
      {asking ? <ShareDialog thing={thing} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
