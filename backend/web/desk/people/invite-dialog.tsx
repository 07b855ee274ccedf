import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon } from '@threadline/shared/ui/icons/actions';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { type ChosenCustomer, CustomerField } from '../customers/customer-field.js';
import { useMe } from '../shell/me.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import type { TeamRole } from './roles.js';

const empty = { name: '', email: '', role: 'member' as TeamRole, customers: [] as ChosenCustomer[] };

/** Asks somebody to join, by mail. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const { value, change, submit } = useInvitation(onClose);
  return (
    <FormDialog
      title={t('invitations.invite')}
      description={t('invitations.explanation')}
      submitLabel={t('invitations.send')}
      incomplete={value.email.trim() === ''}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('people.email')}
        type="email"
        autoComplete="off"
        required
        value={value.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <TextField
        label={t('people.name')}
        hint={t('invitations.nameHint')}
        optional
        autoComplete="off"
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        label={t('people.role')}
        hint={t(`roleMeanings.${value.role}`)}
        value={value.role}
        onChange={(role) => change({ role })}
        options={me.givableRoles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      {value.role === 'contractor' ? null : (
        <FirstCustomers chosen={value.customers} onChange={(customers) => change({ customers })} />
      )}
    </FormDialog>
  );
}

interface FirstCustomersProps {
  chosen: readonly ChosenCustomer[];
  onChange: (customers: ChosenCustomer[]) => void;
}

function FirstCustomers({ chosen, onChange }: FirstCustomersProps) {
  const { t } = useTranslation('desk');
  const add = (customer: ChosenCustomer | null) => {
    if (customer && !chosen.some(({ id }) => id === customer.id)) onChange([...chosen, customer]);
  };
  return (
    <div className="flex flex-col gap-1">
      <CustomerField
        label={t('invitations.customers')}
        placeholder={t('invitations.addCustomer')}
        value={null}
        onChange={add}
      />
      <ul aria-label={t('invitations.customers')}>
        {chosen.map((customer) => (
          <li key={customer.id} className="flex min-h-8 items-center gap-2">
            <span className="min-w-0 flex-1 truncate">{customer.name}</span>
            <IconButton
              small
              label={t('invitations.drop', { name: customer.name })}
              icon={<CloseIcon />}
              onClick={() => onChange(chosen.filter(({ id }) => id !== customer.id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function useInvitation(onClose: () => void) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const { value, change, clear } = useDraft('new-person', empty);
  const { email, name, role } = value;
  const customerIds = role === 'contractor' ? [] : value.customers.map(({ id }) => id);
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) =>
          api.team.invite.mutate({ email, role, customerIds, ...(name.trim() ? { name } : {}) }, options),
        touches: { about: 'invitation' },
        quiet: true,
        done: t('invitations.sent', { email: email.trim() }),
      }),
    onDone: () => {
      clear();
      onClose();
    },
  });
  return { value, change, submit };
}
