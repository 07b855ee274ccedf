import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Contact } from '@threadline/shared/contacts/schema';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsideBlock } from '../customer/aside-block.js';
import { RelinkOffer } from '../linking/relink-offer.js';
import { LookAlikes } from '../merge/look-alikes.js';
import { useFailureText } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { ContactDialog } from './contact-dialog.js';
import { ContactRow } from './contact-row.js';

/** The people at the customer. */
export function ContactList({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Contact | null>(null);
  const mayLink = useMay('thread.link');
  const contacts = useQuery(useApi().contacts.list.queryOptions({ customerId: customer.id, limit: 100 }));
  const mayMerge = useMay('contact.merge');
  const add = customer.abilities.writeContacts ? (
    <IconButton small label={t('contacts.add')} icon={<PlusIcon />} onClick={() => setAdding(true)} />
  ) : null;
  return (
    <AsideBlock title={t('contacts.heading')} action={add}>
      {contacts.data ? (
        <Contacts contacts={contacts.data.items} customer={customer} />
      ) : contacts.error ? (
        <Unread error={contacts.error} />
      ) : (
        <Skeleton lines={3} />
      )}
      {mayMerge ? <LookAlikes customerId={customer.id} /> : null}
      {added && mayLink ? <OlderMailOf contact={added} customer={customer} onDone={() => setAdded(null)} /> : null}
      {adding ? (
        <ContactDialog customer={customer} contact={null} onClose={() => setAdding(false)} onSaved={setAdded} />
      ) : null}
    </AsideBlock>
  );
}

function OlderMailOf(props: { contact: Contact; customer: CustomerDetail; onDone: () => void }) {
  const { contact, customer, onDone } = props;
  const basis = { customerId: customer.id, contactId: contact.id };
  return <RelinkOffer about={{ customer, about: contact.name, basis }} onDone={onDone} />;
}

function Contacts({ contacts, customer }: { contacts: readonly Contact[]; customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const present = contacts.filter(({ removedAt }) => removedAt === null);
  if (present.length === 0) return <p className="text-faint">{t('contacts.none')}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {present.map((contact) => (
        <li key={contact.id}>
          <ContactRow contact={contact} customer={customer} />
        </li>
      ))}
    </ul>
  );
}

function Unread({ error }: { error: unknown }) {
  return (
    <p role="alert" className="text-soft">
      {useFailureText(error)}
    </p>
  );
}
