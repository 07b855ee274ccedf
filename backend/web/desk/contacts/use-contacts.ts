import { useApi } from '@threadline/shared/api';
import type { Contact } from '@threadline/shared/contacts/schema';
import { useTranslation } from 'react-i18next';
import { showInLists } from '../writing/show-at-once.js';
import { useWrite } from '../writing/use-write.js';

export interface ContactFields {
  name: string;
  title: string | null;
  phone: string | null;
  addresses: string[];
  customers: { customerId: string; role: Contact['customers'][number]['role'] }[];
}

/** Adds, changes and takes back the people at a customer. */
export function useContacts(customerId: string) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const write = useWrite();
  const touches = { about: 'contact', customerId };
  const create = (fields: ContactFields) =>
    write({
      send: (client, options) => client.contacts.create.mutate(fields, options),
      touches,
      quiet: true,
      done: t('contacts.created', { name: fields.name }),
    });
  const change = (contact: Contact, fields: ContactFields) =>
    write({
      send: (client, options) => client.contacts.update.mutate({ id: contact.id, ...fields }, options),
      touches,
      quiet: true,
      done: t('contacts.changed'),
    });
  const remove = (contact: Contact) =>
    write({
      send: (client, options) => client.contacts.remove.mutate({ id: contact.id }, options),
      show: (queries) =>
        showInLists<Contact>(queries, api.contacts.list.pathFilter(), (all) =>
          all.filter(({ id }) => id !== contact.id),
        ),
      touches,
      done: t('contacts.removed', { name: contact.name }),
      undo: () => ({ send: (client, options) => client.contacts.restore.mutate({ id: contact.id }, options), touches }),
    });
  return { create, change, remove };
}
