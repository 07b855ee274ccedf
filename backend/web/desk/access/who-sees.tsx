import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { AccessKind } from '@threadline/shared/access/choices';
import type { AccessReason, PersonAccess } from '@threadline/shared/access/schema';
import { useApi, useApiClient } from '@threadline/shared/api';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';

export interface AskedThing {
  kind: AccessKind;
  id: string;
}

/** Everybody by name, with whether they see the thing and why. */
export function WhoSees({ thing }: { thing: AskedThing }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const queries = useQueryClient();
  const key = api.access.whoSees.infiniteQueryKey(thing);
  const people = usePages({
    key,
    read: (at, options) => client.access.whoSees.query({ ...thing, ...at }, options),
  });
  if (people.error && !people.items) return <FailureState error={people.error} onRetry={people.again} />;
  if (!people.items) return <SkeletonList rows={6} />;
  const title = queries.getQueryData<InfiniteData<{ title: string }>>(key)?.pages[0]?.title;
  return (
    <section aria-label={t('explain.answer')} className="flex flex-col gap-3">
      <h2 className="break-words font-semibold">
        {t(`explain.kinds.${thing.kind}`)}: {title ?? '…'}
      </h2>
      <Card>
        <ul className="divide-y divide-line">
          {people.items.map((access) => (
            <li key={access.person.id}>
              <PersonRow access={access} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={people} />
    </section>
  );
}

function PersonRow({ access: { person, sees, reasons } }: { access: PersonAccess }) {
  const { t } = useTranslation('desk');
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <Avatar name={person.name} size={32} />
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words">
          <span className="font-medium">{person.name}</span>{' '}
          <span className="text-faint text-small">{t(`roles.${person.role}`)}</span>
        </p>
        <ul className="text-small text-soft">
          {reasons.map((reason) => (
            <li key={`${reason.because} ${reason.about?.id}`} className="break-words">
              <Reason reason={reason} />
            </li>
          ))}
        </ul>
      </div>
      <Badge tone={sees ? 'accent' : 'outline'}>{sees ? t('explain.sees') : t('explain.seesNot')}</Badge>
    </div>
  );
}

function Reason({ reason: { because, about } }: { reason: AccessReason }) {
  const { t } = useTranslation('desk');
  return t(`explain.reasons.${because}`, { name: about?.name ?? '' });
}
