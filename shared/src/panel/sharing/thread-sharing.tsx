import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Skeleton } from '../../ui/skeleton.js';
import { usePanel } from '../panel-context.js';
import { type SharedThread, useThreadSharing } from './use-thread-sharing.js';

export interface ThreadSharingProps {
  thread: SharedThread;
  onClose: () => void;
}

/** Shares the open mail with the customer, after a look at exactly what they will see; or hides it again. */
export default function ThreadSharing({ thread, onClose }: ThreadSharingProps) {
  const { t } = useTranslation('panel');
  const { share, unshare } = useThreadSharing(thread, onClose);
  const preview = usePreview(thread);
  if (preview.isPending) return <Skeleton lines={3} className="p-2" />;
  if (preview.isError) return <p className="p-2">{readApiError(preview.error).message || t('sharing.unread')}</p>;
  const { shared, appears } = preview.data;
  return (
    <section aria-label={t('sharing.share')} className="flex flex-col gap-2 p-2">
      {shared ? <p className="font-medium">{t('sharing.isShared')}</p> : null}
      {!shared && appears.length === 0 ? <p className="text-soft">{t('sharing.nothing')}</p> : null}
      {appears.length > 0 ? <p className="font-medium">{t('sharing.preview')}</p> : null}
      <ul className="flex max-h-60 flex-col gap-1.5 overflow-y-auto">
        {appears.map(({ kind, id, title }) => (
          <li key={id} className="flex items-start gap-2">
            <Badge tone="outline">{t(`sharing.kinds.${kind}`)}</Badge>
            <span className="min-w-0 flex-1 break-words">{title}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-1">
        <Button size="small" onClick={onClose}>
          {t('forms.cancel')}
        </Button>
        {shared ? (
          <Button size="small" variant="primary" autoFocus onClick={() => void unshare()}>
            {t('sharing.unshare')}
          </Button>
        ) : (
          <Button size="small" variant="primary" autoFocus disabled={appears.length === 0} onClick={() => void share()}>
            {t('sharing.shareNow')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Read anew each time: what is shown to a customer is never decided on by what was known before. */
function usePreview({ customerId, threadId }: SharedThread) {
  const { api } = usePanel();
  const thing = { customerId, kind: 'conversation', id: threadId } as const;
  return useQuery({
    queryKey: ['sharing', customerId, threadId],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const { conversations } = await api.sharing.get.query({ customerId }, { signal });
      const shared = conversations.some((conversation) => conversation.threadId === threadId);
      const change = { share: true, thing };
      const { appears } = await api.sharing.preview.query({ customerId, change }, { signal });
      return { shared, appears };
    },
  });
}
