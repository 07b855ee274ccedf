import { Link } from '@tanstack/react-router';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { EntryFrame } from './entry-frame.js';
import { postAuth } from './post-auth.js';

/** Where a mailed link leads: it shows a form, and only sending it uses the link up. */
export function NewPasswordPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('newPassword.title'));
  const [token] = useState(() => location.hash.slice(1));
  const [done, setDone] = useState(false);
  return (
    <EntryFrame heading={t('newPassword.heading')}>
      {done ? (
        <>
          <div role="status">
            <InlineNotice tone="info">{t('newPassword.done')}</InlineNotice>
          </div>
          <Link to="/sign-in" className={buttonClasses('primary', 'medium')}>
            {t('signIn.submit')}
          </Link>
        </>
      ) : (
        <NewPasswordForm token={token} onDone={() => setDone(true)} />
      )}
    </EntryFrame>
  );
}

function NewPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation('desk');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    const answer = await postAuth('/auth/reset', { token, password });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.message.replace(/^token: /, '') || t('signIn.unreachable'));
    history.replaceState(history.state, '', location.pathname);
    onDone();
  };
  return (
    <>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
        <TextField
          label={t('newPassword.password')}
          hint={t('newPassword.hint')}
          type="password"
          autoComplete="new-password"
          required
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={busy}>
          {t('newPassword.submit')}
        </Button>
      </form>
      <Link to="/forgot-password" className="self-center text-accent-ink hover:underline">
        {t('newPassword.askAnew')}
      </Link>
    </>
  );
}
