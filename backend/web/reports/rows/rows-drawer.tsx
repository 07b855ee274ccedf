import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi, useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { useLocale } from '@threadline/shared/ui/clock';
import { Drawer } from '@threadline/shared/ui/drawer';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../desk/shell/failure-state.js';
import { formatPeriod } from '../figures/format-period.js';
import { useFilter } from '../filters/use-report-search.js';
import { CsvButton } from '../tables/csv-button.js';
import { RowLine } from './row-line.js';
import type { OpenedRows, RowsAsk } from './rows-ask.js';
import { WithheldNotice } from './withheld-notice.js';

type Asked = RowsAsk & { from: string; to: string };

/** The rows behind one figure, page after page, and all of them as a file. */
export function RowsDrawer({ rows, onClose }: { rows: OpenedRows; onClose: () => void }) {
  const locale = useLocale();
  const { compare: _compare, ...filter } = useFilter();
  const asked = { ...filter, ...rows.ask };
  const list = useRows(asked);
  const any = list.data?.pages.some(({ items }) => items.length > 0) ?? false;
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={rows.title}>
      <div className="flex min-h-6 items-center gap-2">
        <p className="mr-auto text-soft">{formatPeriod(asked, locale)}</p>
        {any ? <CsvButton ask={{ report: 'rows', input: asked }} what={rows.title} /> : null}
      </div>
      <Rows list={list} />
    </Drawer>
  );
}

function Rows({ list }: { list: ReturnType<typeof useRows> }) {
  const { t } = useTranslation('reports');
  const { t: word } = useTranslation('desk');
  const pages = list.data?.pages;
  if (!pages && list.error) {
    return <FailureState error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />;
  }
  if (!pages) return <SkeletonList rows={6} />;
  const rows = pages.flatMap(({ items }) => items);
  const withheld = pages[0]?.withheld ?? null;
  return (
    <>
      {withheld ? <WithheldNotice withheld={withheld} /> : null}
      {rows.length > 0 ? (
        <ul aria-label={t('rows.list')} className="divide-y divide-line rounded-md border border-line bg-surface">
          {rows.map((row) => (
            <RowLine key={row.id} row={row} />
          ))}
        </ul>
      ) : withheld ? null : (
        <EmptyState title={t('figures.none')}>{t('rows.noneHint')}</EmptyState>
      )}
      {list.hasNextPage ? (
        <Button className="self-start" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {word('forms.more')}
        </Button>
      ) : null}
    </>
  );
}

function useRows(asked: Asked) {
  const api = useApi();
  const client = useApiClient();
  return useInfiniteQuery({
    queryKey: api.reports.rows.infiniteQueryKey(asked),
    queryFn: ({ pageParam, signal }) =>
      client.reports.rows.query({ ...asked, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
