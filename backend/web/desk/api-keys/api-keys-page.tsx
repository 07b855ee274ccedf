import { useApi, useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { Page } from '../shell/page.js';
import { usePages } from '../shell/use-pages.js';
import { CreateKeyDialog } from './create-key-dialog.js';
import { KeyPages } from './key-pages.js';

/** Keys for programs: one's own, and everybody's for those who answer for the organisation. */
export function ApiKeysPage() {
  const { t } = useTranslation('desk');
  const [creating, setCreating] = useState(false);
  const [whose, setWhose] = useState<'mine' | 'everybodys'>('mine');
  const mayManage = useMay('api_key.manage');
  const actions = (
    <>
      {mayManage ? (
        <SelectField
          label={t('apiKeys.whose')}
          hideLabel
          className="w-36"
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'mine', label: t('apiKeys.mine') },
            { value: 'everybodys', label: t('apiKeys.everybodys') },
          ]}
        />
      ) : null}
      <Button variant="primary" icon={<PlusIcon />} onClick={() => setCreating(true)}>
        {t('apiKeys.create')}
      </Button>
    </>
  );
  return (
    <Page title={t('sections.apiKeys')} actions={actions}>
      <p className="pb-4 text-soft">{t('apiKeys.explanation')}</p>
      {whose === 'mine' ? <OwnKeys /> : <EverybodysKeys />}
      {creating ? <CreateKeyDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function OwnKeys() {
  const api = useApi();
  const client = useApiClient();
  const keys = usePages({
    key: api.apiKeys.list.infiniteQueryKey({}),
    read: (at, options) => client.apiKeys.list.query(at, options),
  });
  return <KeyPages keys={keys} />;
}

function EverybodysKeys() {
  const api = useApi();
  const client = useApiClient();
  const keys = usePages({
    key: api.apiKeys.listAll.infiniteQueryKey({}),
    read: (at, options) => client.apiKeys.listAll.query(at, options),
  });
  return <KeyPages keys={keys} />;
}
