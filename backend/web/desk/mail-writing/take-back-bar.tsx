import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

export interface TakeBackBarProps {
  draft: MailDraft;
  /** Until when it can be taken back, in milliseconds since 1970 by this machine. */
  goesAt: number;
  onTakenBack: (draft: MailDraft) => void;
  onClose: () => void;
}

/** While a mail can be taken back: how long yet, and the button for it; then that it goes out, or has gone out. */
export function TakeBackBar({ draft, goesAt, onTakenBack, onClose }: TakeBackBarProps) {
  const { t } = useTranslation('writing');
  const write = useWrite();
  const seconds = useSecondsLeft(goesAt);
  if (draft.state === 'sent') return <Sent onClose={onClose} />;
  if (draft.state !== 'queued' || seconds === 0) return <InlineNotice tone="info">{t('sending')}</InlineNotice>;
  const takeBack = async () => {
    const { answer } = await write({
      send: (api, options) => api.mailWriting.takeBack.mutate({ id: draft.id }, options),
      touches: { about: 'mail_draft' },
    });
    if (answer) onTakenBack(answer);
  };
  const undo = (
    <Button size="small" onClick={() => void takeBack()}>
      {t('undo')}
    </Button>
  );
  return (
    <InlineNotice tone="info" action={undo}>
      <span aria-live="off">{t('goesOut', { seconds })}</span>
    </InlineNotice>
  );
}

function Sent({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('writing');
  const close = (
    <Button size="small" onClick={onClose}>
      {t('done')}
    </Button>
  );
  return (
    <InlineNotice tone="info" action={close}>
      {t('sent')}
    </InlineNotice>
  );
}

function useSecondsLeft(goesAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((goesAt - now) / 1000));
}
