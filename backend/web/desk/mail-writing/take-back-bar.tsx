import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

export interface TakeBackBarProps {
  draft: MailDraft;
  onTakenBack: (draft: MailDraft) => void;
}

/** While a mail can be taken back: how long yet, and the button for it; then that it goes out, or has gone out. */
export function TakeBackBar({ draft, onTakenBack }: TakeBackBarProps) {
  const { t } = useTranslation('writing');
  const write = useWrite();
  const seconds = useSecondsLeft(draft.state === 'queued' ? (draft.sendsIn ?? 0) : 0);
  if (draft.state === 'sent') return <InlineNotice tone="info">{t('sent')}</InlineNotice>;
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

function useSecondsLeft(milliseconds: number): number {
  const [end] = useState(() => performance.now() + milliseconds);
  const [left, setLeft] = useState(milliseconds);
  useEffect(() => {
    if (milliseconds === 0) return;
    const timer = setInterval(() => setLeft(Math.max(0, end - performance.now())), 250);
    return () => clearInterval(timer);
  }, [end, milliseconds]);
  return Math.ceil(left / 1000);
}
