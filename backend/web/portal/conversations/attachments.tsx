import { formatSize } from '@threadline/shared/i18n/format-size';
import type { PortalAttachment } from '@threadline/shared/portal/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { DownloadIcon } from '../documents/download-icon.js';

/** What came along with a message; each is downloaded, none is opened in a page of ours. */
export function Attachments({ attachments }: { attachments: readonly PortalAttachment[] }) {
  const { t } = useTranslation('portal');
  const locale = useLocale();
  return (
    <ul aria-label={t('conversations.attachments')} className="flex flex-wrap gap-2 pt-3">
      {attachments.map(({ name, size, downloadUrl }) => (
        <li key={downloadUrl} className="max-w-full">
          <a
            href={downloadUrl}
            download={name}
            className="flex min-h-11 max-w-full items-center gap-2 rounded-md border border-line px-3 py-1 hover:bg-hover"
          >
            <DownloadIcon className="shrink-0 text-faint" />
            <span className="min-w-0 break-words">{name}</span>
            <span className="shrink-0 text-faint text-small">{formatSize(size, locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
