import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { Card, Page } from '../shell/page.js';
import { AddPersonDialog } from './add-person-dialog.js';
import { PersonRow } from './person-row.js';

/** The team. Owners and admins manage it; everyone else reads names. */
export function PeoplePage() {
  const { t } = useTranslation('desk');
  const [adding, setAdding] = useState(false);
  const mayManage = useMay('person.manage');
  const people = useQuery(useApi().team.list.queryOptions({ limit: 100 }));
  const add = mayManage ? (
    <Button variant="primary" icon={<PlusIcon />} onClick={() => setAdding(true)}>
      {t('people.add')}
    </Button>
  ) : null;
  return (
    <Page title={t('sections.people')} actions={add}>
      {people.data ? (
        <Card>
          <ul className="divide-y divide-line">
            {people.data.items.map((person) => (
              <li key={person.id}>
                <PersonRow person={person} />
              </li>
            ))}
          </ul>
        </Card>
      ) : people.error ? (
        <FailureState error={people.error} onRetry={() => void people.refetch()} busy={people.isFetching} />
      ) : (
        <SkeletonList rows={4} />
      )}
      {adding ? <AddPersonDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
