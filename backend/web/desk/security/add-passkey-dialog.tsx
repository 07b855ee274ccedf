import { useQueryClient } from '@tanstack/react-query';
import { useApiClient } from '@threadline/shared/api';
import { TextField } from '@threadline/shared/ui/text-field';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../live/read-again.js';
import { readFailure } from '../shell/failure.js';
import { FormDialog } from '../writing/form-dialog.js';
import { makePasskey, type PasskeyFailure } from './make-passkey.js';

/** Names a passkey, then lets the browser make it. */
export function AddPasskeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  const [name, setName] = useState('');
  const { add, busy, refusal } = useAdding(name.trim(), onClose);
  return (
    <FormDialog
      title={t('passkeys.add')}
      description={t('passkeys.addHint')}
      submitLabel={t('passkeys.addNow')}
      incomplete={name.trim() === ''}
      onClose={onClose}
      onSubmit={add}
      busy={busy}
      refusal={refusal}
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

function useAdding(name: string, onClose: () => void) {
  const { t } = useTranslation('desk');
  const api = useApiClient();
  const queries = useQueryClient();
  const { show } = useToasts();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const add = async () => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const failure = await makePasskey(api, name).catch(asRefusal);
    setBusy(false);
    if (failure)
      return setRefusal(
        failure.kind === 'refused' ? failure.message || t('frame.failed') : t(`passkeys.${failure.kind}`),
      );
    show({ message: t('passkeys.added', { name }) });
    void readAgain(queries, { about: 'person' });
    onClose();
  };
  return { add: () => void add(), busy, refusal };
}

const asRefusal = (error: unknown): PasskeyFailure => ({ kind: 'refused', message: readFailure(error).message });
