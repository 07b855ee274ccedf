import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApi, useApiClient } from '@threadline/shared/api';
import { type BinKind, binKinds } from '@threadline/shared/bin/choices';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { TrashIcon } from '@threadline/shared/ui/icons/actions';
import { SelectField } from '@threadline/shared/ui/select-field';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card, Page } from '../shell/page.js';
import { SearchField } from '../shell/search-field.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { BinRow } from './bin-row.js';
import type { BinSearch } from './bin-search.js';

/** What was deleted within the last thirty days, and the way back. */
export function BinPage() {
  const { t } = useTranslation('desk');
  const search = useSearch({ from: '/desk/bin' });
  useRowKeys();
  return (
    <Page title={t('sections.bin')}>
      <p className="pb-3 text-soft">{t('bin.hint')}</p>
      <BinFilter search={search} />
      <BinList search={search} />
    </Page>
  );
}

function BinFilter({ search }: { search: BinSearch }) {
  const { t } = useTranslation('desk');
  const navigate = useNavigate({ from: '/bin' });
  const narrow = (change: { kind?: BinKind | undefined; search?: string | undefined }) => {
    const { kind, search: words } = { ...search, ...change };
    void navigate({ search: { ...(kind ? { kind } : {}), ...(words ? { search: words } : {}) }, replace: true });
  };
  return (
    <div className="flex flex-wrap gap-2 pb-3">
      <SearchField
        label={t('bin.search')}
        hint={t('bin.searchHint')}
        className="min-w-0 flex-1 basis-52"
        text={search.search ?? ''}
        onChange={(words) => narrow({ search: words || undefined })}
      />
      <SelectField
        label={t('bin.kind')}
        hideLabel
        className="w-48"
        value={search.kind ?? ''}
        onChange={(kind: BinKind | '') => narrow({ kind: kind || undefined })}
        options={[
          { value: '' as const, label: t('bin.any') },
          ...binKinds.map((one) => ({ value: one, label: t(`bin.kinds.${one}`) })),
        ]}
      />
    </div>
  );
}

function BinList({ search }: { search: BinSearch }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const list = usePages({
    key: api.bin.list.infiniteQueryKey(search),
    read: (at, options) => client.bin.list.query({ ...search, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={5} />;
  if (list.items.length === 0) {
    const filtered = search.kind !== undefined || search.search !== undefined;
    return (
      <EmptyState icon={<TrashIcon size={20} />} title={filtered ? t('bin.noMatch') : t('bin.none')}>
        {filtered ? t('bin.noMatchHint') : t('bin.noneHint')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Card>
        <ul className="divide-y divide-line">
          {list.items.map((item) => (
            <li key={item.id}>
              <BinRow item={item} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={list} />
    </div>
  );
}
