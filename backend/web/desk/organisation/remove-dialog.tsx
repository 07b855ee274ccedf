import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

/** Deletes the organisation, once its name is typed. Whoever does so is signed out with all others. */
export function RemoveDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const write = useWrite();
  const [typed, setTyped] = useState('');
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.organisation.remove.mutate({ name: typed.trim() }, options),
        touches: { about: 'organisation' },
        quiet: true,
        done: t('removed'),
      }),
    // Everything that this page holds is over, hence a whole new one.
    onDone: () => location.assign('/sign-in'),
  });
  return (
    <FormDialog
      title={t('removeTitle', { name })}
      description={t('removeMeaning')}
      submitLabel={t('remove')}
      incomplete={typed.trim() !== name}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('typeName', { name })}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
