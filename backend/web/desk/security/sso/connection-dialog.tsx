import { type SsoConnection, ssoKinds, ssoRoles } from '@threadline/shared/security/sso';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../writing/form-dialog.js';
import { useSubmit } from '../../writing/use-submit.js';
import { useWrite } from '../../writing/use-write.js';
import { type ConnectionDraft, type DraftProps, draftOf, inputOf, isComplete } from './connection-form.js';
import { Places } from './places.js';
import { SamlFields } from './saml-fields.js';

interface ConnectionDialogProps {
  /** Null for a new one. */
  connection: SsoConnection | null;
  onClose: () => void;
}

/** What the provider shows, and who may come in by it. */
export function ConnectionDialog({ connection, onClose }: ConnectionDialogProps) {
  const { t } = useTranslation('desk');
  const [draft, setDraft] = useState(() => draftOf(connection));
  const change = (changes: Partial<ConnectionDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const write = useWrite();
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.sso.save.mutate(inputOf(draft, connection?.id), options),
        touches: { about: 'sso' },
        done: t('sso.saved'),
        quiet: true,
      }),
    onDone: onClose,
  });
  return (
    <FormDialog
      wide
      title={t(connection ? 'sso.edit' : 'sso.add')}
      submitLabel={t('sso.save')}
      incomplete={!isComplete(draft, connection === null)}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('sso.name')}
        hint={t('sso.nameHint')}
        maxLength={80}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      {connection ? null : (
        <SelectField
          label={t('sso.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={ssoKinds.map((value) => ({ value, label: t(`sso.${value}`) }))}
        />
      )}
      {draft.kind === 'oidc' ? (
        <OpenIdFields draft={draft} change={change} connection={connection} />
      ) : (
        <SamlFields draft={draft} change={change} />
      )}
      <NewPeople draft={draft} change={change} />
    </FormDialog>
  );
}

function OpenIdFields({ draft, change, connection }: DraftProps & Pick<ConnectionDialogProps, 'connection'>) {
  const { t } = useTranslation('desk');
  return (
    <>
      {connection ? <Places connection={connection} /> : <p className="text-soft">{t('sso.redirectLater')}</p>}
      <TextField
        label={t('sso.issuer')}
        hint={t('sso.issuerHint')}
        type="url"
        placeholder="https://acme.okta.com"
        value={draft.issuer}
        onChange={(event) => change({ issuer: event.target.value })}
      />
      <TextField
        label={t('sso.clientId')}
        autoComplete="off"
        spellCheck={false}
        value={draft.clientId}
        onChange={(event) => change({ clientId: event.target.value })}
      />
      <TextField
        label={t('sso.clientSecret')}
        {...(connection ? { hint: t('sso.secretKept') } : {})}
        type="password"
        autoComplete="off"
        value={draft.clientSecret}
        onChange={(event) => change({ clientSecret: event.target.value })}
      />
    </>
  );
}

function NewPeople({ draft, change }: DraftProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <Checkbox
        label={t('sso.creates')}
        checked={draft.createsPeople}
        onChange={(createsPeople) => change({ createsPeople })}
      />
      {draft.createsPeople ? (
        <SelectField
          label={t('sso.createsRole')}
          hint={t('sso.createsHint')}
          value={draft.createsRole}
          onChange={(createsRole) => change({ createsRole })}
          options={ssoRoles.map((value) => ({ value, label: t(`sso.${value}`) }))}
        />
      ) : null}
    </>
  );
}
