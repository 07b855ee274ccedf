import { type ContactRole, contactRoles } from '@threadline/shared/contacts/choices';
import type { Contact } from '@threadline/shared/contacts/schema';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useContacts } from './use-contacts.js';

export interface ContactDialogProps {
  customer: CustomerDetail;
  /** Null for a new one. */
  contact: Contact | null;
  onClose: () => void;
  /** Told of a contact as saved: older mail of theirs may go to the customer too. */
  onSaved?: ((contact: Contact) => void) | undefined;
}

/** A person at the customer, with several addresses and the part they play there. */
export function ContactDialog({ customer, contact, onClose, onSaved }: ContactDialogProps) {
  const { t } = useTranslation('desk');
  const { value, change, incomplete, submit } = useContactForm({ customer, contact, onClose, onSaved });
  const title = contact ? t('contacts.edit') : t('contacts.add');
  return (
    <FormDialog title={title} submitLabel={t('forms.save')} incomplete={incomplete} onClose={onClose} {...submit}>
      <TextField
        label={t('contacts.name')}
        required
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextArea
        label={t('contacts.addresses')}
        hint={t('contacts.addressesHint')}
        value={value.addresses}
        onChange={(event) => change({ addresses: event.target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('contacts.title')}
          optional
          value={value.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextField
          label={t('contacts.phone')}
          optional
          type="tel"
          value={value.phone}
          onChange={(event) => change({ phone: event.target.value })}
        />
      </div>
      <SelectField
        label={t('contacts.role')}
        value={value.role}
        onChange={(role) => change({ role })}
        options={[
          { value: '' as const, label: t('contacts.noRole') },
          ...contactRoles.map((role) => ({ value: role, label: t(`contactRoles.${role}`) })),
        ]}
      />
    </FormDialog>
  );
}

function useContactForm({ customer, contact, onClose, onSaved }: ContactDialogProps) {
  const { create, change: save } = useContacts(customer.id);
  const here = contact?.customers.find(({ customerId }) => customerId === customer.id);
  const empty = {
    name: contact?.name ?? '',
    title: contact?.title ?? '',
    phone: contact?.phone ?? '',
    addresses: contact?.addresses.join('\n') ?? '',
    role: (here?.role ?? '') as ContactRole | '',
  };
  const { value, change, clear } = useDraft(`contact.${contact?.id ?? customer.id}`, empty);
  const addresses = value.addresses.split(/[\s,;]+/).filter(Boolean);
  const elsewhere = (contact?.customers ?? []).filter(({ customerId }) => customerId !== customer.id);
  const fields = {
    name: value.name,
    title: value.title.trim() || null,
    phone: value.phone.trim() || null,
    addresses,
    customers: [
      ...elsewhere.map(({ customerId, role }) => ({ customerId, role })),
      { customerId: customer.id, role: value.role || null },
    ],
  };
  const submit = useSubmit({
    send: () => (contact ? save(contact, fields) : create(fields)),
    onDone: (saved) => {
      clear();
      onSaved?.(saved);
      onClose();
    },
  });
  return { value, change, submit, incomplete: value.name.trim() === '' || addresses.length === 0 };
}
