import { useNavigate } from '@tanstack/react-router';
import { type Stage, stages } from '@threadline/shared/customers/choices';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

const empty = { name: '', domains: '', contactName: '', contactAddress: '', stage: 'onboarding' as Stage };

/** A new customer: its name is enough; domain and first contact let mail find it. */
export function CreateCustomerDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { value, change, incomplete, submit } = useCreateForm(onClose);
  return (
    <FormDialog
      title={t('customers.create')}
      submitLabel={t('customers.createNow')}
      incomplete={incomplete}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('customers.fields.name')}
        required
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('customers.fields.domains')}
        hint={t('customers.domainsHint')}
        optional
        value={value.domains}
        onChange={(event) => change({ domains: event.target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('customers.contactName')}
          optional
          value={value.contactName}
          onChange={(event) => change({ contactName: event.target.value })}
        />
        <TextField
          label={t('customers.contactAddress')}
          optional
          type="email"
          value={value.contactAddress}
          onChange={(event) => change({ contactAddress: event.target.value })}
        />
      </div>
      <SelectField
        label={t('customers.stage')}
        value={value.stage}
        onChange={(stage) => change({ stage })}
        options={stages.map((stage) => ({ value: stage, label: t(`stages.${stage}`) }))}
      />
    </FormDialog>
  );
}

function useCreateForm(onClose: () => void) {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const write = useWrite();
  const { value, change, clear } = useDraft('new-customer', empty);
  const { name, stage, contactName, contactAddress } = value;
  const domains = value.domains.split(/[\s,;]+/).filter(Boolean);
  const halfContact = (contactName.trim() === '') !== (contactAddress.trim() === '');
  const contact = contactName.trim() ? { contact: { name: contactName, address: contactAddress } } : {};
  const submit = useSubmit({
    send: async () =>
      write({
        send: (api, options) => api.customers.create.mutate({ name, stage, domains, ...contact }, options),
        touches: { about: 'customer' },
        quiet: true,
        done: t('customers.created', { name }),
      }),
    onDone: ({ id }) => {
      clear();
      onClose();
      void navigate({ to: '/customers/$customerId', params: { customerId: id } });
    },
  });
  return { value, change, submit, incomplete: name.trim() === '' || halfContact };
}
