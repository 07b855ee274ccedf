import { leftReasons, type RelinkPreview } from '@threadline/shared/threads/relink';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import type { RelinkAbout } from './use-linking.js';

export interface RelinkPreviewDialogProps {
  about: RelinkAbout;
  preview: RelinkPreview;
  onLink: () => void;
  onClose: () => void;
}

/** Which conversations would go to the customer and why, and which are left alone. */
export function RelinkPreviewDialog({ about, preview, onLink, onClose }: RelinkPreviewDialogProps) {
  const { t } = useTranslation(['desk', 'linking']);
  const left = leftReasons.filter((reason) => preview.left[reason] > 0);
  const footer = (
    <>
      <Button onClick={onClose}>{t('forms.cancel')}</Button>
      <Button variant="primary" onClick={onLink}>
        {t('linking:linkAll', { count: preview.toLink })}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t('linking:previewTitle', { about: about.about })}
      description={t('linking:previewMeaning', { customer: about.customer.name })}
      footer={footer}
    >
      <div className="flex flex-col gap-4">
        <section aria-label={t('linking:sample')}>
          <h3 className="pb-1 font-semibold">{t('linking:sample')}</h3>
          {preview.sample.length === 0 ? <p className="text-soft">{t('linking:unreadable')}</p> : null}
          <ul className="divide-y divide-line">
            {preview.sample.map((thread) => (
              <SampleRow key={thread.threadId} thread={thread} />
            ))}
          </ul>
        </section>
        {left.length > 0 ? (
          <section aria-label={t('linking:leftAlone')}>
            <h3 className="pb-1 font-semibold">{t('linking:leftAlone')}</h3>
            <ul className="text-soft">
              {left.map((reason) => (
                <li key={reason}>{t(`linking:left.${reason}`, { count: preview.left[reason] })}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Dialog>
  );
}

function SampleRow({ thread }: { thread: RelinkPreview['sample'][number] }) {
  const { t } = useTranslation(['desk', 'linking']);
  const { subject, lastMessageAt, reason, evidence, insteadOf } = thread;
  const about = evidence.domain ?? evidence.address ?? '';
  return (
    <li className="py-1.5">
      <p className="flex flex-wrap gap-x-3">
        <span className="min-w-0 flex-1 basis-60 break-words">{subject || t('mail.noSubject')}</span>
        {lastMessageAt ? <RelativeTime at={lastMessageAt} className="text-faint text-small" /> : null}
      </p>
      <p className="text-soft text-small">
        {t(`linking:reasons.${reason}`, { about })}
        {insteadOf ? ` · ${t('linking:insteadOf', { name: insteadOf.name })}` : ''}
      </p>
    </li>
  );
}
