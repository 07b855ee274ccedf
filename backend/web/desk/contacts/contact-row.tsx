import type { Contact } from '@threadline/shared/contacts/schema';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { DotsIcon, EditIcon, LinkIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuItem } from '@threadline/shared/ui/menu';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesItem } from '../access/who-sees-this.js';
import { MergeContactsDialog } from '../merge/merge-contacts-dialog.js';
import { useMay } from '../shell/me.js';
import { ContactDialog } from './contact-dialog.js';
import { useContacts } from './use-contacts.js';

/** A person at the customer: name, part, and how to reach them. */
export function ContactRow({ contact, customer }: { contact: Contact; customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState<'edit' | 'merge' | null>(null);
  const close = () => setOpen(null);
  const { remove } = useContacts(customer.id);
  const mayRemove = useMay('contact.remove');
  const mayMerge = useMay('contact.merge');
  const role = contact.customers.find(({ customerId }) => customerId === customer.id)?.role;
  const part = [contact.title, role ? t(`contactRoles.${role}`) : null].filter(Boolean).join(' · ');
  const label = t('contacts.actions', { name: contact.name });
  return (
    <div className="flex items-start gap-2">
      <Avatar name={contact.name} size={20} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{contact.name}</p>
        {part ? <p className="truncate text-faint text-small">{part}</p> : null}
        {contact.addresses.map((address) => (
          <a
            key={address}
            href={`mailto:${address}`}
            className="block truncate text-small text-soft leading-6 hover:underline"
          >
            {address}
            {contact.bounced.includes(address) ? (
              <span className="ml-2 text-danger-ink" title={t('contacts.bouncedHint')}>
                {t('contacts.bounced')}
              </span>
            ) : null}
          </a>
        ))}
        {contact.phone ? (
          <a href={`tel:${contact.phone}`} className="block truncate text-small text-soft leading-6 hover:underline">
            {contact.phone}
          </a>
        ) : null}
      </div>
      {customer.abilities.writeContacts ? (
        <Menu label={label} trigger={<IconButton small label={label} icon={<DotsIcon />} />}>
          <MenuItem icon={<EditIcon />} onSelect={() => setOpen('edit')}>
            {t('forms.edit')}
          </MenuItem>
          {mayMerge ? (
            <MenuItem icon={<LinkIcon />} onSelect={() => setOpen('merge')}>
              {t('merge.contact')}
            </MenuItem>
          ) : null}
          <WhoSeesItem thing={{ kind: 'contact', id: contact.id }} />
          {mayRemove ? (
            <MenuItem icon={<TrashIcon />} onSelect={() => void remove(contact)}>
              {t('forms.remove')}
            </MenuItem>
          ) : null}
        </Menu>
      ) : null}
      {open === 'edit' ? <ContactDialog customer={customer} contact={contact} onClose={close} /> : null}
      {open === 'merge' ? <MergeContactsDialog contact={contact} onClose={close} /> : null}
    </div>
  );
}
