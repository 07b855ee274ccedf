import type { Api } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { useTranslation } from 'react-i18next';
import { useWrite, type Write, type WriteOptions } from '../writing/use-write.js';

type Send = (api: Api, options: WriteOptions) => Promise<unknown>;

/** Everything that is done with a customer as a whole, its people and its domains. */
export function useCustomer(customer: CustomerDetail) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const customerId = customer.id;
  const touches = { about: 'customer', customerId };
  const both = (done: string, send: Send, back: Send): Write<unknown> => ({
    send,
    touches,
    done,
    undo: () => ({ send: back, touches }),
  });
  const archiving: Send = (api, options) => api.customers.archive.mutate({ id: customerId }, options);
  const restoring: Send = (api, options) => api.customers.restore.mutate({ id: customerId }, options);
  const owning = (personId: string | null): Send => {
    return (api, options) => api.customers.setOwner.mutate({ customerId, personId }, options);
  };
  const assigning = (personId: string): Send => {
    return (api, options) => api.customers.assign.mutate({ customerId, personId }, options);
  };
  const unassigning = (personId: string): Send => {
    return (api, options) => api.customers.unassign.mutate({ customerId, personId }, options);
  };
  const adding = (domain: string): Send => {
    return (api, options) => api.customers.addDomain.mutate({ customerId, domain }, options);
  };
  const dropping = (domain: string): Send => {
    return (api, options) => api.customers.removeDomain.mutate({ customerId, domain }, options);
  };
  return {
    archive: () => write(both(t('customer.archivedNow', { name: customer.name }), archiving, restoring)),
    restore: () => write(both(t('customer.restored', { name: customer.name }), restoring, archiving)),
    remove: () =>
      write({
        send: (api, options) => api.customers.remove.mutate({ id: customerId }, options),
        touches: { about: 'bin' },
        done: t('bin.deleted', { name: customer.name }),
        undo: () => ({
          send: (api, options) => api.customers.bringBack.mutate({ id: customerId }, options),
          touches: { about: 'bin' },
        }),
      }),
    setOwner: (personId: string | null) =>
      write(both(t('customer.ownerChanged'), owning(personId), owning(customer.owner?.id ?? null))),
    assign: (person: { id: string; name: string }) =>
      write(both(t('customer.assigned', { name: person.name }), assigning(person.id), unassigning(person.id))),
    unassign: (person: { id: string; name: string }) =>
      write(both(t('customer.unassigned', { name: person.name }), unassigning(person.id), assigning(person.id))),
    addDomain: (domain: string) =>
      write({
        send: (api, options) => api.customers.addDomain.mutate({ customerId, domain }, options),
        touches,
        done: t('customer.domainAdded', { domain }),
        undo: () => ({ send: dropping(domain), touches }),
        quiet: true,
      }),
    removeDomain: (domain: string) =>
      write(both(t('customer.domainRemoved', { domain }), dropping(domain), adding(domain))),
  };
}
