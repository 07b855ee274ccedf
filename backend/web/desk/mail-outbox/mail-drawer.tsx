import type { OutboundMail } from '@threadline/shared/mail-outbox/schema';
import { Drawer } from '@threadline/shared/ui/drawer';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

/** Reads one outgoing mail. */
export function MailDrawer({ mail, onClose }: { mail: OutboundMail; onClose: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={mail.subject}>
      <p className="text-soft">
        {t('mail.to', { names: mail.to })} · <RelativeTime at={mail.sentAt ?? mail.createdAt} />
      </p>
      {mail.status === 'kept' ? <InlineNotice>{t('outbox.keptNotice')}</InlineNotice> : null}
      {mail.error ? (
        <InlineNotice tone="error">
          {mail.error} {t('outbox.attempts', { count: mail.attempts })}
        </InlineNotice>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: A place that scrolls must be reachable by keyboard. */}
      <p tabIndex={0} className="whitespace-pre-wrap break-words">
        {mail.text}
      </p>
    </Drawer>
  );
}
