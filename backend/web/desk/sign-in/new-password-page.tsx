import { Link } from '@tanstack/react-router';
import type { AfterReset } from '@threadline/shared/security/reset';
import { passwordLength } from '@threadline/shared/security/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { AfterResetView } from './after-reset.js';
import { EntryFrame } from './entry-frame.js';
import { postAuth } from './post-auth.js';
import { tokenIn } from './token-in.js';

/** Where a mailed link leads: it shows a form, and only sending it uses the link up. */
export function NewPasswordPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('newPassword.title'));
  const [token] = useState(() => tokenIn(location.hash));
  const [done, setDone] = useState<AfterReset | null>(null);
  return (
    <EntryFrame heading={t('newPassword.heading')}>
      {done ? <AfterResetView outcome={done} /> : null}
      {!done && token ? <NewPasswordForm token={token} onDone={setDone} /> : null}
      {token ? null : <InlineNotice tone="error">{t('newPassword.missing')}</InlineNotice>}
      {done ? null : (
        <Link to="/forgot-password" className="self-center text-accent-ink hover:underline">
          {t('newPassword.askAnew')}
        </Link>
      )}
    </EntryFrame>
  );
}

function NewPasswordForm({ token, onDone }: { token: string; onDone: (outcome: AfterReset) => void }) {
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
    if (!answer.ok) return setRefusal(answer.message || t('signIn.unreachable'));
    history.replaceState(history.state, '', location.pathname);
    onDone(answer.body as AfterReset);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <TextField
        label={t('newPassword.password')}
        hint={t('newPassword.hint', { count: passwordLength.least })}
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
  );
}
