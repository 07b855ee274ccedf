import type { OutboundMail } from '@threadline/shared/mail-outbox/schema';
import { Button } from '@threadline/shared/ui/button';
import { Drawer } from '@threadline/shared/ui/drawer';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { useWrite } from '../writing/use-write.js';

/** Reads one outgoing mail. */
export function MailDrawer({ mail, onClose }: { mail: OutboundMail; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const mayDecide = useMay('mail_outbox.decide') && mail.status === 'held';
  const footer = mayDecide ? { footer: <Decision mail={mail} onDone={onClose} /> } : {};
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={mail.subject} {...footer}>
      <p className="text-soft">
        {t('mail.to', { names: mail.to })} · <RelativeTime at={mail.sentAt ?? mail.createdAt} />
      </p>
      {mail.status === 'kept' ? <InlineNotice>{t('outbox.keptNotice')}</InlineNotice> : null}
      {mail.status === 'held' ? <InlineNotice>{t('outbox.heldNotice')}</InlineNotice> : null}
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

/** Whether a mail that a restore has held goes out or not. */
function Decision({ mail: { id }, onDone }: { mail: OutboundMail; onDone: () => void }) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const decide = (decision: 'send' | 'discard') => {
    onDone();
    void write({
      send: (api, options) => api.mailOutbox.decide.mutate({ id, decision }, options),
      touches: { about: 'mail' },
      done: t(decision === 'send' ? 'outbox.sentOff' : 'outbox.discardedNow'),
    });
  };
  return (
    <>
      <Button onClick={() => decide('discard')}>{t('outbox.discard')}</Button>
      <Button variant="primary" onClick={() => decide('send')}>
        {t('outbox.send')}
      </Button>
    </>
  );
}
