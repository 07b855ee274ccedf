import type { PreviewItem } from '@threadline/shared/portal/sharing-schema';
import { Badge } from '@threadline/shared/ui/badge';
import { useTranslation } from 'react-i18next';

/** What the customer would find in the portal: every word of it, as it stands there. */
export function Appearing({ items }: { items: readonly PreviewItem[] }) {
  const { t } = useTranslation('desk');
  if (items.length === 0) return <p className="text-soft">{t('sharing.nothingNew')}</p>;
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: A long list is scrolled by keyboard.
      tabIndex={0}
      aria-label={t('sharing.preview')}
      className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface"
    >
      {items.map((item) => (
        <li key={item.id} className="flex flex-col gap-x-3 gap-y-1 px-3 py-2 sm:flex-row">
          <div className="shrink-0 sm:w-28">
            <Badge tone="outline">{t(`sharing.kinds.${item.kind}`)}</Badge>
          </div>
          <div className="min-w-0 flex-1">
            <p className="break-words font-semibold">{titleOf(item, t('mail.noSubject'))}</p>
            {item.text ? <p className="whitespace-pre-wrap break-words pt-1">{item.text}</p> : null}
            {item.kind === 'message' && !item.text ? <p className="text-soft">{t('mail.noText')}</p> : null}
            {item.attachments.length > 0 ? (
              <p className="break-words pt-1 text-small text-soft">{item.attachments.join(', ')}</p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

const titleOf = ({ kind, title }: PreviewItem, noSubject: string) =>
  title || (kind === 'conversation' ? noSubject : '');
