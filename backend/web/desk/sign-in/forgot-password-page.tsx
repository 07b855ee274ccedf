import { Link } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { EntryFrame } from './entry-frame.js';
import { postAuth } from './post-auth.js';

/** Asks for a link to set a new password. What it says afterwards is the same for every address. */
export function ForgotPasswordPage() {
  const { t, i18n } = useTranslation('desk');
  usePageTitle(t('forgot.title'));
  const [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState('');
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    const language = i18n.language === 'de' ? 'de' : 'en';
    const answer = await postAuth('/auth/reset/ask', { email: email.trim(), language });
    setBusy(false);
    if (answer.ok) setSent(true);
    else setRefusal(answer.message || t('signIn.unreachable'));
  };
  return (
    <EntryFrame heading={t('forgot.heading')}>
      {sent ? (
        <div role="status">
          <InlineNotice tone="info">{t('forgot.sent', { email: email.trim() })}</InlineNotice>
        </div>
      ) : (
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          <p className="text-center text-soft">{t('forgot.explanation')}</p>
          {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
          <TextField
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Button type="submit" variant="primary" busy={busy}>
            {t('forgot.submit')}
          </Button>
        </form>
      )}
      <Link to="/sign-in" className="self-center text-accent-ink hover:underline">
        {t('forgot.back')}
      </Link>
    </EntryFrame>
  );
}
