import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { rolesUpTo, type TeamRole } from './roles.js';

const shortestPassword = 12;

/** A new colleague, with a first password to hand over. The password alone is never kept as a draft. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const write = useWrite();
  const [password, setPassword] = useState('');
  const { value, change, clear } = useDraft('new-person', { name: '', email: '', role: 'member' as TeamRole });
  const incomplete = value.name.trim() === '' || value.email.trim() === '' || password.length < shortestPassword;
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.team.add.mutate({ ...value, password }, options),
        touches: { about: 'person' },
        quiet: true,
        done: t('people.added', { name: value.name }),
      }),
    onDone: () => {
      clear();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('people.add')}
      submitLabel={t('forms.add')}
      incomplete={incomplete}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('people.name')}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="off"
        value={value.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <SelectField
        label={t('people.role')}
        hint={t(`roleMeanings.${value.role}`)}
        value={value.role}
        onChange={(role) => change({ role })}
        options={rolesUpTo(me.person.role).map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <TextField
        label={t('people.password')}
        hint={t('people.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </FormDialog>
  );
}
