import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { passwordLength } from '@threadline/shared/security/schema';
import { Button } from '@threadline/shared/ui/button';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { SecuritySection } from './security-section.js';

/** The password: to change, or to set for the first time. */
export function PasswordSection() {
  const { t } = useTranslation('desk');
  const { data } = useQuery(useApi().security.own.queryOptions({}));
  const [changing, setChanging] = useState(false);
  const what = data?.hasPassword === false ? 'set' : 'change';
  const action = data ? <Button onClick={() => setChanging(true)}>{t(`security.${what}Password`)}</Button> : null;
  return (
    <SecuritySection title={t('security.password')} explanation={t('security.passwordHint')} action={action}>
      {changing ? <PasswordDialog title={t(`security.${what}Password`)} onClose={() => setChanging(false)} /> : null}
    </SecuritySection>
  );
}

function PasswordDialog({ title, onClose }: { title: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const [password, setPassword] = useState('');
  const write = useWrite();
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.security.changePassword.mutate({ password }, options),
        touches: { about: 'session' },
        done: t('security.passwordChanged'),
        quiet: true,
      }),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={title}
      description={t('security.passwordMeaning')}
      submitLabel={t('forms.save')}
      incomplete={password === ''}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('newPassword.password')}
        hint={t('newPassword.hint', { count: passwordLength.least })}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </FormDialog>
  );
}
