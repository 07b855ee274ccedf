import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import type { PersonDetail } from '@threadline/shared/team/schema';
import { Drawer } from '@threadline/shared/ui/drawer';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { UserIcon } from '@threadline/shared/ui/icons/people';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFailure } from '../shell/failure.js';
import { FailureState } from '../shell/failure-state.js';
import { PersonCustomers } from './person-customers.js';
import { PersonForm } from './person-form.js';
import { PersonBadges } from './person-row.js';

/** One colleague beside the list: who they are, what they hold, and which customers are theirs. */
export function PersonDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const person = useQuery(useApi().team.get.queryOptions({ id }));
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={person.data?.name ?? t('sections.people')}>
      {person.data ? (
        <>
          <Facts person={person.data} />
          {person.data.abilities.edit ? <PersonForm key={id} person={person.data} /> : null}
          <PersonCustomers person={person.data} />
        </>
      ) : person.error ? (
        <Failure error={person.error} onRetry={() => void person.refetch()} />
      ) : (
        <SkeletonList rows={4} />
      )}
    </Drawer>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('desk');
  if (readFailure(error).code !== 'not_found') return <FailureState error={error} onRetry={onRetry} />;
  return (
    <EmptyState icon={<UserIcon size={20} />} title={t('people.gone')}>
      {null}
    </EmptyState>
  );
}

function Facts({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('desk');
  const { role, holdings } = person;
  return (
    <section className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 break-words text-soft">{person.email}</span>
        <PersonBadges person={person} />
      </p>
      {role ? (
        <p>
          <strong className="font-semibold">{t(`roles.${role}`)}.</strong> {t(`roleMeanings.${role}`)}{' '}
          <Link to="/roles" className="text-accent-ink underline">
            {t('people.whatRolesMay')}
          </Link>
        </p>
      ) : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name={t('people.joined')}>
          <RelativeTime at={person.joinedAt} />
        </Fact>
        {person.invitedBy ? <Fact name={t('people.invitedBy')}>{person.invitedBy.name}</Fact> : null}
        <Fact name={t('people.lastSeenAt')}>
          {person.lastSeenAt ? <RelativeTime at={person.lastSeenAt} /> : t('people.neverSeen')}
        </Fact>
        <Fact name={t('people.devices')}>{holdings.devices}</Fact>
        <Fact name={t('people.keys')}>{holdings.apiKeys}</Fact>
        <Fact name={t('people.work')}>
          <OpenWork person={person} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function OpenWork({ person: { holdings } }: { person: PersonDetail }) {
  const { t } = useTranslation('desk');
  const parts = [
    holdings.customersOwned > 0 ? t('people.customersOwned', { count: holdings.customersOwned }) : null,
    holdings.tasks > 0 ? t('people.tasks', { count: holdings.tasks }) : null,
    holdings.followUps > 0 ? t('people.followUps', { count: holdings.followUps }) : null,
    holdings.timerRuns ? t('people.timerRuns') : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : t('people.noWork');
}
