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
import { AreaChoice } from './area-choice.js';
import { type AreaChoices, type Reach, scopesOf } from './key-scopes.js';

const lifetimes = ['30', '90', '365', 'never'] as const;
type Lifetime = (typeof lifetimes)[number];
const empty = { name: '', reach: 'all' as Reach, areas: {} as AreaChoices, lifetime: '365' as Lifetime };

/** Creates a key, then shows it this once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  const [key, setKey] = useState<string | null>(null);
  const write = useWrite();
  const { value, change, clear } = useDraft('new-api-key', empty);
  const scopes = scopesOf(value.reach, value.areas);
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) =>
          api.apiKeys.create.mutate({ name: value.name, scopes, ...endOf(value.lifetime) }, options),
        touches: { about: 'api_key' },
        quiet: true,
      }),
    onDone: (answer) => {
      clear();
      setKey(answer.key);
    },
  });
  if (key) return <NewKey value={key} onClose={onClose} />;
  const incomplete = value.name.trim() === '' || scopes.length === 0;
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
          { value: 'chosen', label: t('apiKeys.reachChosen') },
        ]}
      />
      {value.reach === 'chosen' ? <AreaChoice value={value.areas} onChange={(areas) => change({ areas })} /> : null}
      <SelectField
        label={t('apiKeys.until')}
        value={value.lifetime}
        onChange={(lifetime) => change({ lifetime })}
        options={lifetimes.map((days) => ({
          value: days,
          label: days === 'never' ? t('apiKeys.untilNever') : t('apiKeys.untilDays', { days }),
        }))}
      />
    </FormDialog>
  );
}

function endOf(lifetime: Lifetime): { expiresAt?: string } {
  if (lifetime === 'never') return {};
  return { expiresAt: new Date(Date.now() + Number(lifetime) * 86_400_000).toISOString() };
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
