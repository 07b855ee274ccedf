import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { SharingPreview } from '@threadline/shared/portal/sharing-schema';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { AsideBlock } from '../customer/aside-block.js';
import { FailureState } from '../shell/failure-state.js';

export interface ViewAsDialogProps {
  customerId: string;
  guest: { contactId: string; name: string };
  onClose: () => void;
}

/** The portal through one contact's eyes, read from the portal itself. */
export function ViewAsDialog({ customerId, guest, onClose }: ViewAsDialogProps) {
  const { t } = useTranslation('desk');
  const input = { customerId, contactId: guest.contactId };
  const preview = useQuery(useApi().sharing.preview.queryOptions(input));
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t('sharing.viewedAs', { name: guest.name })}
      description={t('sharing.previewNote')}
    >
      {preview.data ? (
        <>
          <Sight preview={preview.data} />
          <Button className="self-end" onClick={onClose}>
            {t('forms.close')}
          </Button>
        </>
      ) : preview.error ? (
        <FailureState error={preview.error} onRetry={() => void preview.refetch()} busy={preview.isFetching} />
      ) : (
        <SkeletonList rows={4} />
      )}
    </Dialog>
  );
}

function Sight({ preview: { home, conversations, documents } }: { preview: SharingPreview }) {
  const { t } = useTranslation('desk');
  const lists = [
    ['tasks', home.tasks.map(({ id, title }) => ({ id, title }))],
    ['conversations', conversations.map(({ id, subject }) => ({ id, title: subject || t('mail.noSubject') }))],
    ['documents', documents.map(({ id, name }) => ({ id, title: name }))],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <AsideBlock title={t('sharing.nextThing')}>
        <p className="font-medium">{nextOf(home.nextThing) ?? t('sharing.nothingNext')}</p>
        <p className="text-soft">{t('sharing.progress', home.progress)}</p>
      </AsideBlock>
      {lists.map(([name, items]) => (
        <AsideBlock key={name} title={t(`sharing.${name}`)}>
          {items.length === 0 ? <p className="text-faint">{t('sharing.none')}</p> : null}
          <ul className="list-disc pl-5">
            {items.map(({ id, title }) => (
              <li key={id} className="break-words">
                {title}
              </li>
            ))}
          </ul>
        </AsideBlock>
      ))}
    </div>
  );
}

function nextOf(next: SharingPreview['home']['nextThing']): string | null {
  if (!next) return null;
  if (next.kind === 'task') return next.task.title;
  return next.kind === 'conversation' ? next.conversation.subject : next.document.name;
}
