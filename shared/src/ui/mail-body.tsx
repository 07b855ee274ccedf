import { useState } from 'react';
import { formatSize } from '../i18n/format-size.js';
import type { MailAttachment, OpenedMail } from '../mail-view/schema.js';
import { Button } from './button.js';
import { useLocale } from './clock.js';
import { InlineNotice } from './inline-notice.js';
import { MailFrame } from './mail-frame.js';
import { useMailTexts } from './mail-texts.js';

export interface MailBodyProps {
  mail: OpenedMail;
  /** The server that the mail comes from. */
  origin: string;
  /** Beside another mail, where there is little room. */
  narrow?: boolean;
}

/** What a mail says, what to know of it, and what came with it. */
export function MailBody({ mail, origin, narrow = false }: MailBodyProps) {
  const [showRemote, setShowRemote] = useState(false);
  const { html } = mail;
  return (
    <div className="flex flex-col gap-2">
      <Warnings mail={mail} />
      <RemotePictures mail={mail} shown={showRemote} onShow={() => setShowRemote(true)} />
      {html ? (
        <MailFrame mail={{ ...mail, html }} origin={origin} showRemote={showRemote} usual={narrow ? 280 : 520} />
      ) : (
        <NoText mail={mail} />
      )}
      <Attachments attachments={mail.attachments} origin={origin} />
    </div>
  );
}

function Warnings({ mail }: { mail: OpenedMail }) {
  const { t } = useMailTexts();
  const known = ['id_taken', 'from_colleague_unproven', 'date_unreadable'] as const;
  const flags = known.filter((flag) => mail.flags.includes(flag));
  return (
    <>
      {flags.map((flag) => (
        <InlineNotice key={flag} tone="warning">
          {t(`flags.${flag}`)}
        </InlineNotice>
      ))}
      {mail.ownCopy ? <p className="text-faint text-small">{t('ownCopy')}</p> : null}
      {mail.cut ? <InlineNotice>{t('cut')}</InlineNotice> : null}
    </>
  );
}

function RemotePictures({ mail, shown, onShow }: { mail: OpenedMail; shown: boolean; onShow: () => void }) {
  const { t } = useMailTexts();
  const count = mail.pictures.filter(({ remote }) => remote).length;
  if (count === 0 || shown) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="small" data-show-pictures onClick={onShow}>
        {t('showPictures')}
      </Button>
      <span className="min-w-0 flex-1 basis-40 text-faint text-small">{t('pictures', { count })}</span>
    </div>
  );
}

function NoText({ mail }: { mail: OpenedMail }) {
  const { t } = useMailTexts();
  return <p className="text-soft">{mail.html === '' ? t('noText') : t(`tier.${mail.tier}`)}</p>;
}

function Attachments({ attachments, origin }: { attachments: readonly MailAttachment[]; origin: string }) {
  const { t } = useMailTexts();
  const locale = useLocale();
  if (attachments.length === 0) return null;
  return (
    <ul aria-label={t('attachments')} className="flex flex-wrap gap-1.5">
      {attachments.map(({ position, name, size, downloadUrl }) => {
        const words = (
          <>
            <span className="min-w-0 truncate">{name}</span>
            <span className="shrink-0 text-faint text-small">{formatSize(size, locale)}</span>
          </>
        );
        const looks = 'flex max-w-full min-h-6 items-center gap-2 rounded-md border border-line px-2 py-0.5';
        return (
          <li key={position} className="max-w-full">
            {downloadUrl ? (
              <a
                className={`${looks} hover:bg-hover`}
                href={new URL(downloadUrl, origin).href}
                download={name}
                target="_blank"
                rel="noopener noreferrer"
              >
                {words}
              </a>
            ) : (
              <span className={`${looks} text-faint`} title={t('notKept')}>
                {words}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
