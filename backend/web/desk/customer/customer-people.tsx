import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { DotsIcon, PlusIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuItem } from '@threadline/shared/ui/menu';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../people/person-field.js';
import { AsideBlock } from './aside-block.js';
import { useCustomer } from './use-customer.js';

/** The colleagues who take care of the customer; admins choose them. */
export function CustomerPeople({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const { owner, abilities } = customer;
  const people =
    owner && !customer.people.some(({ id }) => id === owner.id) ? [owner, ...customer.people] : customer.people;
  return (
    <AsideBlock
      title={t('customer.people')}
      action={abilities.assign ? <AssignMenu customer={customer} taken={people} /> : null}
    >
      {people.length === 0 ? <p className="text-faint">{t('customer.noPeople')}</p> : null}
      <ul>
        {people.map((person) => (
          <li key={person.id} className="flex min-h-8 items-center gap-2">
            <Avatar name={person.name} size={20} />
            <span className="min-w-0 flex-1 truncate">{person.name}</span>
            {person.id === owner?.id ? <Badge tone="outline">{t('customers.owner')}</Badge> : null}
            {abilities.assign ? <PersonActions customer={customer} person={person} /> : null}
          </li>
        ))}
      </ul>
    </AsideBlock>
  );
}

interface OnePerson {
  customer: CustomerDetail;
  person: { id: string; name: string };
}

function PersonActions({ customer, person }: OnePerson) {
  const { t } = useTranslation('desk');
  const { setOwner, unassign } = useCustomer(customer);
  const label = t('customer.personActions', { name: person.name });
  const owns = person.id === customer.owner?.id;
  return (
    <Menu label={label} trigger={<IconButton small label={label} icon={<DotsIcon />} />}>
      <MenuItem onSelect={() => void setOwner(owns ? null : person.id)}>
        {owns ? t('customer.dropOwner') : t('customer.makeOwner')}
      </MenuItem>
      <MenuItem onSelect={() => void unassign(person)}>{t('customer.unassign')}</MenuItem>
    </Menu>
  );
}

function AssignMenu({ customer, taken }: { customer: CustomerDetail; taken: readonly { id: string }[] }) {
  const { t } = useTranslation('desk');
  const { assign } = useCustomer(customer);
  const free = useColleagues().filter(({ id }) => !taken.some((person) => person.id === id));
  if (free.length === 0) return null;
  return (
    <Menu label={t('customer.assign')} trigger={<IconButton small label={t('customer.assign')} icon={<PlusIcon />} />}>
      {free.map((person) => (
        <MenuItem key={person.id} onSelect={() => void assign(person)}>
          {person.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
