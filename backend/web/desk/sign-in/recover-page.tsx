import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { factorIn, leaveFactor } from './asked-factor.js';
import { EntryFrame } from './entry-frame.js';
import { postAuth } from './post-auth.js';

/** Where the link for owners leads whose organisation allows nothing but its own sign-in. Only sending uses it up. */
export function RecoverPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('recover.title'));
  const form = useRecovery();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.send();
  };
  return (
    <EntryFrame heading={t('recover.title')}>
      <p className="text-center text-soft">{t('recover.meaning')}</p>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {form.refusal ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
        <TextField
          label={t('signIn.recovery')}
          hint={t('signIn.recoveryHint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          required
          autoFocus
          value={form.code}
          onChange={(event) => form.setCode(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('signIn.submit')}
        </Button>
      </form>
      <a href="/forgot-password" className={buttonClasses('quiet', 'medium')}>
        {t('newPassword.askAnew')}
      </a>
    </EntryFrame>
  );
}

function useRecovery() {
  const { t } = useTranslation('desk');
  const router = useRouter();
  const queries = useQueryClient();
  const [token] = useState(() => location.hash.slice(1));
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setRefusal('');
    const answer = await postAuth('/auth/recover', { token, recoveryCode: code });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.message.replace(/^token: /, '') || t('frame.unreachable'));
    const factor = factorIn(answer);
    if (factor) leaveFactor(factor);
    queries.clear();
    router.history.replace(factor ? '/sign-in' : '/sign-in-rules');
  };
  return { code, setCode, refusal, busy, send };
}
