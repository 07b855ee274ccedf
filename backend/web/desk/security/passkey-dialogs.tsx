import type { Passkey } from '@threadline/shared/security/passkeys';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

export interface PasskeyDialogProps {
  passkey: Passkey;
  onClose: () => void;
}

const touches = { about: 'person' };

export function RenamePasskeyDialog({ passkey: { id, name: before }, onClose }: PasskeyDialogProps) {
  const { t } = useTranslation('desk');
  const [name, setName] = useState(before);
  const write = useWrite();
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.passkeys.rename.mutate({ id, name: name.trim() }, options),
        touches,
        quiet: true,
      }),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('passkeys.renameTitle', { name: before })}
      submitLabel={t('forms.save')}
      incomplete={name.trim() === ''}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('passkeys.name')}
        hint={t('passkeys.nameHint')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}

export function RemovePasskeyDialog({ passkey: { id, name }, onClose }: PasskeyDialogProps) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const remove = () => {
    onClose();
    void write({
      send: (api, options) => api.passkeys.remove.mutate({ id }, options),
      touches,
      done: t('passkeys.removed', { name }),
    });
  };
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={t('passkeys.removeTitle', { name })}
      confirmLabel={t('passkeys.remove')}
      onConfirm={remove}
    >
      {t('passkeys.removeMeaning')}
    </ConfirmDialog>
  );
}
