import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApi, useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { Card, Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { usePages } from '../shell/use-pages.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { auditArea } from './audit-area.js';
import { AuditFilterBar } from './audit-filter-bar.js';
import { auditInputOf } from './audit-input.js';
import { AuditRow } from './audit-row.js';
import type { AuditSearch, Narrow } from './audit-search.js';
import { ChainStatus } from './chain-status.js';
import { ExportButton } from './export-button.js';

/** Who did what, when and from where; the filters stand in the address. */
export function AuditPage() {
  useArea('audit', auditArea);
  const { t } = useTranslation('desk');
  const search = useSearch({ from: '/desk/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const narrow: Narrow = (change) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as AuditSearch, replace: true });
  useRowKeys();
  const mayExport = useMay('audit.export');
  return (
    <Page title={t('sections.audit')} actions={mayExport ? <ExportButton search={search} /> : null}>
      <ChainStatus />
      <AuditFilterBar search={search} narrow={narrow} />
      <Entries search={search} narrow={narrow} />
    </Page>
  );
}

function Entries({ search, narrow }: { search: AuditSearch; narrow: Narrow }) {
  const { t } = useTranslation('audit');
  const api = useApi();
  const client = useApiClient();
  const input = auditInputOf(search);
  const list = usePages({
    key: api.audit.list.infiniteQueryKey(input),
    read: (at, options) => client.audit.list.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} busy={list.busy} />;
  if (!list.items) return <SkeletonList rows={8} />;
  if (list.items.length === 0) {
    const isFiltered = Object.keys(search).length > 0;
    return (
      <EmptyState icon={<LockIcon size={20} />} title={isFiltered ? t('noMatch') : t('none')}>
        {isFiltered ? t('noMatchHint') : t('noneHint')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Card className={list.stale ? 'opacity-60' : ''}>
        <ul className="divide-y divide-line">
          {list.items.map((entry) => (
            <li key={entry.id}>
              <AuditRow entry={entry} narrow={narrow} />
            </li>
          ))}
        </ul>
      </Card>
      {list.hasMore ? (
        <Button className="self-start" busy={list.readingMore} onClick={list.more}>
          {t('older')}
        </Button>
      ) : null}
    </div>
  );
}
