import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApiClient } from '@threadline/shared/api';
import type { SearchHit } from '@threadline/shared/search/schema';
import { Combobox } from '@threadline/shared/ui/combobox';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoPermission } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { Page } from '../shell/page.js';
import { WhoSees } from './who-sees.js';

/** Why does somebody see something? Asked about a thing, answered for everybody in the organisation. */
export function AccessPage() {
  const { t } = useTranslation('desk');
  const { kind, id } = useSearch({ from: '/desk/access' });
  if (!useMay('access.explain')) {
    return (
      <Page title={t('sections.access')}>
        <NoPermission />
      </Page>
    );
  }
  return (
    <Page title={t('sections.access')}>
      <p className="max-w-180 pb-4 text-soft">{t('explain.explanation')}</p>
      <ThingField />
      {kind && id ? (
        <WhoSees key={id} thing={{ kind, id }} />
      ) : (
        <EmptyState icon={<LockIcon size={20} />} title={t('explain.nothingChosen')}>
          {t('explain.nothingChosenHint')}
        </EmptyState>
      )}
    </Page>
  );
}

/** Finds a customer, contact, task or conversation to ask about. */
function ThingField() {
  const { t } = useTranslation('desk');
  const client = useApiClient();
  const navigate = useNavigate({ from: '/access' });
  const [chosen, setChosen] = useState<SearchHit | null>(null);
  const search = useCallback(
    async (q: string, signal: AbortSignal) =>
      q.trim() === '' ? [] : (await client.search.everything.query({ q, limit: 10 }, { signal })).hits,
    [client],
  );
  const choose = (hit: SearchHit | null) => {
    setChosen(hit);
    if (hit) void navigate({ search: { kind: hit.kind, id: hit.id } });
  };
  return (
    <Combobox
      label={t('explain.thing')}
      hint={t('explain.thingHint')}
      className="max-w-120 pb-4"
      value={chosen}
      onChange={choose}
      search={search}
      itemKey={({ id }) => id}
      itemLabel={({ title }) => title}
      itemDetail={({ kind, detail }) => [t(`explain.kinds.${kind}`), detail].filter(Boolean).join(' · ')}
    />
  );
}
