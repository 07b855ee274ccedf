import { Link } from '@tanstack/react-router';
import { useApi, useApiClient } from '@threadline/shared/api';
import type { PersonCustomer, PersonDetail } from '@threadline/shared/team/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon } from '@threadline/shared/ui/icons/actions';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { CustomerField } from '../customers/customer-field.js';
import { FailureState } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useWrite } from '../writing/use-write.js';

/** The customers that a colleague owns or works with; more are added, and those they work with taken away. */
export function PersonCustomers({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('desk');
  const mayAssign = useMay('customer.assign') && person.suspendedAt === null && person.role !== 'contractor';
  const { assign } = useAssigning(person);
  return (
    <section className="flex flex-col gap-2 border-line border-t pt-3">
      <h3 className="font-semibold">{t('people.customers')}</h3>
      {mayAssign ? (
        <CustomerField
          label={t('people.addCustomer')}
          hideLabel
          placeholder={t('people.addCustomer')}
          value={null}
          onChange={(customer) => customer && void assign(customer)}
        />
      ) : null}
      <CustomerRows person={person} mayAssign={mayAssign} />
    </section>
  );
}

function CustomerRows({ person, mayAssign }: { person: PersonDetail; mayAssign: boolean }) {
  const { t } = useTranslation('desk');
  const { unassign } = useAssigning(person);
  const api = useApi();
  const client = useApiClient();
  const input = { id: person.id };
  const list = usePages({
    key: api.team.customers.infiniteQueryKey(input),
    read: (at, options) => client.team.customers.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={2} />;
  if (list.items.length === 0) return <p className="text-faint">{t('people.noCustomers')}</p>;
  return (
    <>
      <ul aria-label={t('people.customers')}>
        {list.items.map((customer) => (
          <li key={customer.id} className="flex min-h-8 items-center gap-2">
            <Link
              to="/customers/$customerId"
              params={{ customerId: customer.id }}
              className="min-w-0 flex-1 truncate hover:underline"
            >
              {customer.name}
            </Link>
            {customer.owner ? <Badge tone="outline">{t('people.owns')}</Badge> : null}
            {mayAssign && !customer.owner ? (
              <IconButton
                small
                label={t('people.endCustomer', { customer: customer.name })}
                icon={<CloseIcon />}
                onClick={() => void unassign(customer)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <ShowMore pages={list} />
    </>
  );
}

function useAssigning({ id: personId, name }: PersonDetail) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const touches = { about: 'customer' };
  const assigning = (customerId: string) => ({
    send: (api: ReturnType<typeof useApiClient>) => api.customers.assign.mutate({ customerId, personId }),
    touches,
  });
  const ending = (customerId: string) => ({
    send: (api: ReturnType<typeof useApiClient>) => api.customers.unassign.mutate({ customerId, personId }),
    touches,
  });
  return {
    assign: (customer: Pick<PersonCustomer, 'id' | 'name'>) =>
      write<unknown>({
        ...assigning(customer.id),
        done: t('people.customerAdded', { name, customer: customer.name }),
        undo: () => ending(customer.id),
      }),
    unassign: (customer: Pick<PersonCustomer, 'id' | 'name'>) =>
      write<unknown>({
        ...ending(customer.id),
        done: t('people.customerEnded', { name, customer: customer.name }),
        undo: () => assigning(customer.id),
      }),
  };
}
