import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { useSubmit } from '../writing/use-submit.js';
import { Appearing } from './appearing.js';
import { usePausing } from './use-pausing.js';
import { type SharedThing, type TaskShare, useSharing } from './use-sharing.js';

export interface ShareDialogProps {
  thing: SharedThing & TaskShare;
  /** What the customer sees of it now; null where nothing of it. */
  before?: (SharedThing & TaskShare) | null;
  /** What is said with it, where it can be chosen. */
  children?: ReactNode;
  onClose: () => void;
}

/** Shows exactly what the customer will see before anything is shared; the server tries it out and takes it back. */
export function ShareDialog({ thing, before = null, children, onClose }: ShareDialogProps) {
  const { t } = useTranslation('desk');
  const { share } = useSharing();
  const form = useSubmit({ send: () => share(thing, before), onDone: onClose });
  const preview = usePreview(thing);
  useShortcuts([
    { keys: 'mod+enter', label: t('sharing.shareNow'), run: form.onSubmit, disabled: !preview.seen, inDialog: true },
  ]);
  const footer = (
    <>
      <Button onClick={onClose}>{t('forms.cancel')}</Button>
      <Button variant="primary" busy={form.busy} disabled={!preview.seen} onClick={form.onSubmit} shortcut="mod+enter">
        {t(before ? 'forms.save' : 'sharing.shareNow')}
      </Button>
    </>
  );
  const title = t(before ? 'sharing.change' : 'sharing.share');
  return (
    <Dialog open wide onOpenChange={(open) => open || onClose()} title={title} footer={footer}>
      {form.refusal ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
      {children}
      <section aria-label={t('sharing.preview')} aria-busy={!preview.seen} className="flex flex-col gap-2">
        <h3 className="font-semibold">{t('sharing.preview')}</h3>
        {preview.data ? (
          <Appearing items={preview.data.appears} />
        ) : preview.error ? (
          <FailureState error={preview.error} onRetry={() => void preview.refetch()} busy={preview.isFetching} />
        ) : (
          <Skeleton lines={3} />
        )}
        <p className="text-soft text-small">{t('sharing.previewNote')}</p>
      </section>
    </Dialog>
  );
}

/** `seen`: what stands there is what would be shared now, and not what was typed a moment ago. */
function usePreview(thing: SharedThing & TaskShare) {
  const asked = usePausing(thing);
  const read = useQuery({
    ...useApi().sharing.preview.queryOptions({ customerId: thing.customerId, change: { share: true, thing: asked } }),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const current = JSON.stringify(asked) === JSON.stringify(thing);
  return { ...read, seen: read.isSuccess && !read.isPlaceholderData && current };
}
