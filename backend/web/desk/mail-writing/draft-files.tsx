import { formatSize } from '@threadline/shared/i18n/format-size';
import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { Button } from '@threadline/shared/ui/button';
import { useLocale } from '@threadline/shared/ui/clock';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon } from '@threadline/shared/ui/icons/actions';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttaching } from './use-attaching.js';

/** The files of a mail. */
export function DraftFiles({ draft }: { draft: MailDraft }) {
  const { t } = useTranslation('writing');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const { busy, attach, takeOff } = useAttaching(draft.id);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('attach')}
        onChange={(event) => {
          void attach([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button size="small" busy={busy !== null} onClick={() => input.current?.click()}>
        {busy === null ? t('attach') : t('attaching', { name: busy })}
      </Button>
      <ul aria-label={t('files')} className="contents">
        {draft.files.map(({ position, name, size }) => (
          <li
            key={position}
            className="flex max-w-full items-center gap-1 rounded-md border border-line py-0.5 pr-0.5 pl-2"
          >
            <span className="min-w-0 truncate">{name}</span>
            <span className="shrink-0 text-faint text-small">{formatSize(size, locale)}</span>
            <IconButton
              small
              label={t('removeFile', { name })}
              icon={<CloseIcon size={12} />}
              onClick={() => void takeOff(position)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
