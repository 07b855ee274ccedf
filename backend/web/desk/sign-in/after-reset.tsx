import { Link } from '@tanstack/react-router';
import type { AddedThing, AfterReset } from '@threadline/shared/security/reset';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postAuth } from './post-auth.js';

/** After a forgotten password was set anew: what ended with the old one, and what could still come in. */
export function AfterResetView({ outcome }: { outcome: AfterReset }) {
  const { t } = useTranslation('desk');
  const [now, setNow] = useState(outcome);
  const ended = (further: AfterReset) =>
    setNow({ ...further, ended: [...now.ended, ...further.ended], narrowed: [...now.narrowed, ...further.narrowed] });
  return (
    <>
      <div role="status">
        <InlineNotice tone="info">{t('newPassword.done')}</InlineNotice>
      </div>
      <ThingList title={t('afterReset.ended')} things={now.ended} />
      <ThingList title={t('afterReset.narrowed')} things={now.narrowed} />
      <ThingList title={t('afterReset.stays')} things={now.stays} />
      {now.ticket && now.stays.length > 0 ? <EndRest ticket={now.ticket} onEnded={ended} /> : null}
      <Link to="/sign-in" className={buttonClasses('primary', 'medium')}>
        {t('signIn.submit')}
      </Link>
    </>
  );
}

function ThingList({ title, things }: { title: string; things: readonly AddedThing[] }) {
  const { t } = useTranslation('desk');
  if (things.length === 0) return null;
  return (
    <section className="flex flex-col gap-1 rounded-md border border-line bg-surface p-3">
      <h2 className="text-soft">{title}</h2>
      <ul className="flex flex-col gap-1">
        {things.map((thing) => (
          <li key={`${thing.kind} ${thing.name} ${thing.addedAt}`} className="break-words">
            <span className="font-medium">{thing.name}</span>
            <span className="text-faint text-small">
              {' '}
              {t(`afterReset.kinds.${thing.kind}`)} · <RelativeTime at={thing.addedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EndRest({ ticket, onEnded }: { ticket: string; onEnded: (outcome: AfterReset) => void }) {
  const { t } = useTranslation('desk');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const end = async () => {
    setBusy(true);
    const answer = await postAuth('/auth/reset/end-what-stays', { ticket });
    setBusy(false);
    if (answer.ok) onEnded(answer.body as AfterReset);
    else setRefusal(answer.message || t('signIn.unreachable'));
  };
  return (
    <>
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <Button busy={busy} onClick={() => void end()}>
        {t('afterReset.endRest')}
      </Button>
    </>
  );
}
