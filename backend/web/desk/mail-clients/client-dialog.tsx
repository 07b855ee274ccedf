import type { GrantVendor, MailClient, SaveMailClient } from '@threadline/shared/mail-sync/clients';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { vendorNames } from './vendor-names.js';

interface ClientDialogProps {
  vendor: GrantVendor;
  /** Null for a new one. */
  client: MailClient | null;
  onClose: () => void;
}

interface Draft {
  clientId: string;
  tenant: string;
  clientSecret: string;
}

/** What the vendor shows of an application. The secret is never shown again. */
export function ClientDialog({ vendor, client, onClose }: ClientDialogProps) {
  const { t } = useTranslation('desk');
  const [draft, setDraft] = useState<Draft>({
    ...{ clientId: client?.clientId ?? '', tenant: client?.tenant ?? 'common', clientSecret: '' },
  });
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const write = useWrite();
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.mailClients.save.mutate(inputOf(vendor, draft), options),
        touches: { about: 'mail_client' },
        done: t('mailClients.saved'),
        quiet: true,
      }),
    onDone: onClose,
  });
  const keepsSecret = client !== null && client.clientId === draft.clientId.trim();
  return (
    <FormDialog
      title={t('mailClients.title', { vendor: vendorNames[vendor] })}
      submitLabel={t('forms.save')}
      incomplete={draft.clientId.trim() === '' || (!keepsSecret && draft.clientSecret.trim() === '')}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('mailClients.clientId')}
        autoComplete="off"
        spellCheck={false}
        value={draft.clientId}
        onChange={(event) => change({ clientId: event.target.value })}
      />
      {vendor === 'graph' ? (
        <TextField
          label={t('mailClients.tenant')}
          hint={t('mailClients.tenantHint')}
          autoComplete="off"
          spellCheck={false}
          value={draft.tenant}
          onChange={(event) => change({ tenant: event.target.value })}
        />
      ) : null}
      <TextField
        label={t('mailClients.secret')}
        {...(keepsSecret ? { hint: t('mailClients.secretKept') } : {})}
        type="password"
        autoComplete="off"
        value={draft.clientSecret}
        onChange={(event) => change({ clientSecret: event.target.value })}
      />
    </FormDialog>
  );
}

function inputOf(vendor: GrantVendor, { clientId, tenant, clientSecret }: Draft): SaveMailClient {
  const secret = clientSecret.trim() === '' ? {} : { clientSecret: clientSecret.trim() };
  const common = { clientId: clientId.trim(), ...secret };
  if (vendor === 'gmail') return { vendor, ...common };
  return { vendor, ...common, tenant: tenant.trim() || 'common' };
}
