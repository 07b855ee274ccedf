import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import type { Organisation } from '@threadline/shared/organisation/schema';
import { Button } from '@threadline/shared/ui/button';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { organisationArea } from './organisation-area.js';
import { OrganisationForm } from './organisation-form.js';
import { RemoveDialog } from './remove-dialog.js';

/** The organisation itself: how it is called, whose it is, and its end. For owners. */
export function OrganisationPage() {
  useArea('organisation', organisationArea);
  const { t } = useTranslation('desk');
  const read = useQuery(useApi().organisation.get.queryOptions({}));
  return (
    <Page title={t('sections.organisation')}>
      {read.data ? (
        <div className="flex max-w-180 flex-col gap-10 pt-2">
          <OrganisationForm key={read.data.id} organisation={read.data} />
          <Ownership organisation={read.data} />
          <Removal organisation={read.data} />
        </div>
      ) : read.error ? (
        <FailureState error={read.error} onRetry={() => void read.refetch()} busy={read.isFetching} />
      ) : (
        <SkeletonList rows={4} />
      )}
    </Page>
  );
}

function Ownership({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisation');
  const [open, setOpen] = useState(false);
  return (
    <Part title={t('owner')} meaning={t('ownerMeaning', { count: organisation.owners })}>
      <Button className="self-start" onClick={() => setOpen(true)}>
        {t('handOver')}
      </Button>
      {open ? <HandOverDialog onClose={() => setOpen(false)} /> : null}
    </Part>
  );
}

function Removal({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisation');
  const [open, setOpen] = useState(false);
  return (
    <Part title={t('remove')} meaning={t('removeMeaning')}>
      <p className="flex flex-wrap items-center gap-4">
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t('remove')}
        </Button>
        <Link to="/export" className="text-accent-ink underline">
          {t('export')}
        </Link>
      </p>
      {open ? <RemoveDialog name={organisation.name} onClose={() => setOpen(false)} /> : null}
    </Part>
  );
}

function Part({ title, meaning, children }: { title: string; meaning: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-line border-t pt-6">
      <h2 id={id} className="font-semibold text-title">
        {title}
      </h2>
      <p className="text-soft">{meaning}</p>
      {children}
    </section>
  );
}
