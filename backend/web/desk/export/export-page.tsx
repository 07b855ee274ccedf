import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Archive } from '@threadline/shared/transfer/schema';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { ArchiveIcon } from '@threadline/shared/ui/icons/actions';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card, Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { useWrite } from '../writing/use-write.js';
import { ArchiveRow } from './archive-row.js';
import { exportArea } from './export-area.js';

const lookAgainMilliseconds = 2_000;

/** Everything of the organisation as one file, and those that were made before. */
export function ExportPage() {
  useArea('export', exportArea);
  const { t } = useTranslation(['export', 'desk']);
  const list = useQuery({
    ...useApi().archives.list.queryOptions({}),
    // Progress is written by the worker and told to nobody.
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? lookAgainMilliseconds : false),
  });
  const isBusy = list.data?.items.some(isUnderWay) ?? false;
  return (
    <Page title={t('desk:sections.exportAll')} actions={list.data ? <Start isBusy={isBusy} /> : null}>
      <p className="max-w-180 pb-4 text-soft">{t('explanation')}</p>
      {list.error && !list.data ? (
        <FailureState error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
      ) : (
        <Archives archives={list.data?.items} />
      )}
    </Page>
  );
}

function Start({ isBusy }: { isBusy: boolean }) {
  const { t } = useTranslation('export');
  const [sending, setSending] = useState(false);
  const whyId = useId();
  const write = useWrite();
  const start = async () => {
    setSending(true);
    await write({
      send: (api, options) => api.archives.request.mutate({}, options),
      touches: { about: 'archive' },
      done: t('started'),
    });
    setSending(false);
  };
  return (
    <>
      {isBusy ? (
        <span id={whyId} className="text-small text-soft">
          {t('making')}
        </span>
      ) : null}
      <Button
        variant="primary"
        busy={sending}
        disabled={isBusy}
        aria-describedby={isBusy ? whyId : undefined}
        onClick={() => void start()}
      >
        {t('start')}
      </Button>
    </>
  );
}

function Archives({ archives }: { archives: Archive[] | undefined }) {
  const { t } = useTranslation('export');
  if (!archives) return <SkeletonList rows={3} />;
  if (archives.length === 0) {
    return (
      <EmptyState icon={<ArchiveIcon size={20} />} title={t('none')}>
        {t('noneHint')}
      </EmptyState>
    );
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {archives.map((archive) => (
          <li key={archive.id}>
            <ArchiveRow archive={archive} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const isUnderWay = ({ state }: Archive) => state === 'waiting' || state === 'working';
