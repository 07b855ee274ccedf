import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { GlobeIcon } from '@threadline/shared/ui/icons/navigation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { ShareDialog } from './share-dialog.js';
import { SharingRead } from './sharing-read.js';
import { useSharing } from './use-sharing.js';

interface OneThread {
  customerId: string;
  threadId: string;
}

/** Whether the customer sees this conversation, and the way to change that. */
export function SharingOfThread(thread: OneThread) {
  return useMay('portal.read') ? <Reading {...thread} /> : null;
}

function Reading(thread: OneThread) {
  const read = useQuery(useApi().sharing.get.queryOptions({ customerId: thread.customerId }));
  return <SharingRead read={read}>{(sharing) => <Standing {...thread} sharing={sharing} />}</SharingRead>;
}

function Standing({ customerId, threadId, sharing }: OneThread & { sharing: Sharing }) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const { unshare } = useSharing();
  const thing = { customerId, kind: 'conversation', id: threadId } as const;
  const shared = sharing.conversations.some((conversation) => conversation.threadId === threadId);
  const may = sharing.abilities.share;
  return (
    <>
      {shared ? <Badge tone="accent">{t('sharing.isShared')}</Badge> : null}
      {may && shared ? <Button onClick={() => void unshare(thing)}>{t('sharing.unshare')}</Button> : null}
      {may && !shared ? (
        <Button icon={<GlobeIcon />} onClick={() => setAsking(true)}>
          {t('sharing.share')}
        </Button>
      ) : null}
      {asking ? <ShareDialog thing={thing} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
