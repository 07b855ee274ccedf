import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import type { PreviewItem } from '../../portal/sharing-schema.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { Skeleton } from '../../ui/skeleton.js';
import { useSharingPreview } from './use-sharing-preview.js';
import { type SharedThread, useThreadSharing } from './use-thread-sharing.js';

export interface ThreadSharingProps {
  thread: SharedThread;
  onClose: () => void;
}

/** Shares the open mail with the customer, after a look at exactly what they will see; or hides it again. */
export default function ThreadSharing({ thread, onClose }: ThreadSharingProps) {
  const { t } = useTranslation('panel');
  const { share, unshare, busy } = useThreadSharing(thread, onClose);
  const preview = useSharingPreview(thread);
  const seen = preview.data;
  return (
    <section aria-label={t('sharing.share')} aria-busy={preview.isPending} className="flex flex-col gap-2 p-2">
      {preview.isPending ? <Skeleton lines={3} className="py-1" /> : null}
      {preview.isError ? (
        <InlineNotice tone="error">{readApiError(preview.error).message || t('sharing.unread')}</InlineNotice>
      ) : null}
      {seen ? <Seen {...seen} /> : null}
      <div className="flex flex-wrap justify-end gap-1">
        <Button size="small" onClick={onClose}>
          {t('forms.cancel')}
        </Button>
        {preview.isError ? (
          <Button size="small" busy={preview.isFetching} onClick={() => void preview.refetch()}>
            {t('sharing.readAgain')}
          </Button>
        ) : null}
        {seen ? (
          <Button
            size="small"
            variant="primary"
            autoFocus
            busy={busy}
            disabled={!seen.shared && seen.appears.length === 0}
            onClick={() => void (seen.shared ? unshare() : share())}
          >
            {t(seen.shared ? 'sharing.unshare' : 'sharing.shareNow')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Seen({ shared, appears }: { shared: boolean; appears: readonly PreviewItem[] }) {
  const { t } = useTranslation('panel');
  if (shared) return <p className="font-medium">{t('sharing.isShared')}</p>;
  if (appears.length === 0) return <p className="text-soft">{t('sharing.nothing')}</p>;
  return (
    <>
      <p className="font-medium">{t('sharing.preview')}</p>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: A long mail is scrolled by keyboard.
        tabIndex={0}
        aria-label={t('sharing.preview')}
        className="flex max-h-60 flex-col divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface"
      >
        {appears.map((item) => (
          <li key={item.id} className="flex flex-col items-start gap-1 px-2 py-1.5">
            <Badge tone="outline">{t(`sharing.kinds.${item.kind}`)}</Badge>
            <p className="w-full break-words font-semibold">{item.title || t('sharing.untitled')}</p>
            {item.text ? <p className="w-full whitespace-pre-wrap break-words">{item.text}</p> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
