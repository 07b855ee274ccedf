import { formatSize } from '@threadline/shared/i18n/format-size';
import type { PortalDocument } from '@threadline/shared/portal/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { useLocale } from '@threadline/shared/ui/clock';
import { NoteIcon } from '@threadline/shared/ui/icons/work';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { DownloadIcon } from './download-icon.js';

/** One document; the whole row downloads it. */
export function DocumentItem({ document }: { document: PortalDocument }) {
  const { t } = useTranslation('portal');
  const locale = useLocale();
  return (
    <li>
      <a
        href={document.downloadUrl}
        download={document.name}
        aria-label={t('documents.download', { name: document.name })}
        className="-mx-2 flex min-h-row items-center gap-3 rounded-md px-2 py-2 hover:bg-hover"
      >
        <NoteIcon size={20} className="shrink-0 text-faint" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 break-words font-medium">{document.name}</span>
            {document.fresh ? <Badge tone="accent">{t('conversations.fresh')}</Badge> : null}
          </span>
          <span className="block text-faint text-small">
            {formatSize(document.size, locale)} · {t('documents.shared')} <RelativeTime at={document.sharedAt} />
          </span>
        </span>
        <DownloadIcon className="shrink-0 text-faint" />
      </a>
    </li>
  );
}
