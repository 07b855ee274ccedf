import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { SharingPreview } from '@threadline/shared/portal/sharing-schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { type ReactNode, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { type SharedThing, type TaskShare, useSharing } from './use-sharing.js';

export interface ShareDialogProps {
  thing: SharedThing & TaskShare;
  /** What is said with it, where it can be chosen. */
  children?: ReactNode;
  onClose: () => void;
}

/** Shows exactly what the customer will see before anything is shared; the server tries it out and takes it back. */
export function ShareDialog({ thing, children, onClose }: ShareDialogProps) {
  const { t } = useTranslation('desk');
  const { share } = useSharing();
  const asked = useDeferredValue(thing);
  const { customerId } = thing;
  const preview = useQuery({
    ...useApi().sharing.preview.queryOptions({ customerId, change: { share: true, thing: asked } }),
    placeholderData: (before) => before,
  });
  const shareNow = () => {
    onClose();
    void share(thing);
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t('forms.cancel')}</Button>
      <Button variant="primary" disabled={!preview.data} onClick={shareNow}>
        {t('sharing.shareNow')}
      </Button>
    </>
  );
  return (
    <Dialog open wide onOpenChange={(open) => open || onClose()} title={t('sharing.share')} footer={footer}>
      {children}
      <section aria-label={t('sharing.preview')} className="flex flex-col gap-2">
        <h3 className="font-semibold">{t('sharing.preview')}</h3>
        {preview.data ? (
          <Appearing preview={preview.data} />
        ) : preview.error ? (
          <FailureState error={preview.error} onRetry={() => void preview.refetch()} busy={preview.isFetching} />
        ) : (
          <Skeleton lines={3} />
        )}
        <p className="text-faint text-small">{t('sharing.previewNote')}</p>
      </section>
    </Dialog>
  );
}

function Appearing({ preview: { appears, home } }: { preview: SharingPreview }) {
  const { t } = useTranslation('desk');
  if (appears.length === 0) return <p className="text-soft">{t('sharing.nothingNew')}</p>;
  const texts = new Map(home.tasks.map(({ id, text }) => [id, text]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A long list is scrolled by keyboard.
    <ul tabIndex={0} className="divide-y divide-line rounded-md border border-line bg-surface">
      {appears.map(({ kind, id, title }) => (
        <li key={id} className="flex items-start gap-3 px-3 py-2">
          <Badge tone="outline">{t(`sharing.kinds.${kind}`)}</Badge>
          <div className="min-w-0 flex-1">
            <p className="break-words">{title || t('mail.noSubject')}</p>
            {texts.get(id) ? <p className="whitespace-pre-wrap break-words text-soft">{texts.get(id)}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
