import type { ApiKey } from '@threadline/shared/api-keys/schema';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { CopyIcon } from '@threadline/shared/ui/icons/actions';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

type Reach = 'read' | 'all';
const scopesOf: Record<Reach, ApiKey['scopes']> = { read: ['read'], all: ['read', 'write'] };

/** Creates a key, then shows it this once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  const [key, setKey] = useState<string | null>(null);
  const write = useWrite();
  const { value, change, clear } = useDraft('new-api-key', { name: '', reach: 'all' as Reach });
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.apiKeys.create.mutate({ name: value.name, scopes: scopesOf[value.reach] }, options),
        touches: { about: 'api_key' },
        quiet: true,
      }),
    onDone: (answer) => {
      clear();
      setKey(answer.key);
    },
  });
  if (key) return <NewKey value={key} onClose={onClose} />;
  const incomplete = value.name.trim() === '';
  return (
    <FormDialog
      title={t('apiKeys.create')}
      submitLabel={t('apiKeys.createNow')}
      incomplete={incomplete}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('apiKeys.name')}
        hint={t('apiKeys.nameHint')}
        maxLength={80}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        label={t('apiKeys.reach')}
        value={value.reach}
        onChange={(reach) => change({ reach })}
        options={[
          { value: 'all', label: t('apiKeys.reachAll') },
          { value: 'read', label: t('apiKeys.reachRead') },
        ]}
      />
    </FormDialog>
  );
}

function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { show } = useToasts();
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => show({ message: t('apiKeys.copied') }),
      () => show({ message: t('apiKeys.copyFailed'), tone: 'error' }),
    );
  const footer = (
    <>
      <Button icon={<CopyIcon />} onClick={() => void copy()}>
        {t('apiKeys.copy')}
      </Button>
      <Button variant="primary" onClick={onClose}>
        {t('apiKeys.kept')}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('apiKeys.created')} footer={footer}>
      <InlineNotice tone="warning">{t('apiKeys.once')}</InlineNotice>
      <TextField
        label={t('apiKeys.key')}
        readOnly
        value={value}
        onFocus={(event) => event.target.select()}
        className="font-mono"
      />
    </Dialog>
  );
}
