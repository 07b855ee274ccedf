import { useApi, useApiClient } from '@threadline/shared/api';
import type { RelinkBatch } from '@threadline/shared/threads/relink';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { LinkIcon, UndoIcon } from '@threadline/shared/ui/icons/actions';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { useLinking } from './use-linking.js';

/** How far older conversations are on their way to customers, and the way back. */
export function BatchList() {
  const { t } = useTranslation(['desk', 'linking']);
  const api = useApi();
  const client = useApiClient();
  const list = usePages({
    key: api.threads.relinkBatches.infiniteQueryKey({}),
    read: (at, options) => client.threads.relinkBatches.query(at, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={4} />;
  if (list.items.length === 0) {
    return (
      <EmptyState icon={<LinkIcon size={20} />} title={t('linking:noBatches')}>
        {t('linking:noBatchesHint')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3 pt-4">
      <Card>
        <ul className="divide-y divide-line">
          {list.items.map((batch) => (
            <li key={batch.id}>
              <BatchRow batch={batch} />
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore pages={list} />
    </div>
  );
}

function BatchRow({ batch }: { batch: RelinkBatch }) {
  const { t } = useTranslation(['desk', 'linking']);
  const { takeBack } = useLinking();
  const { about, customer, state, changed, found, createdBy, createdAt } = batch;
  const isUnderWay = state === 'running' || state === 'waiting' || state === 'undoing';
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="truncate font-medium">{t('linking:about', { about, customer: customer.name })}</p>
        <p className="break-words text-soft text-small">
          {t('linking:changed', { count: changed, found })}
          {createdBy ? ` · ${t('linking:by', { person: createdBy.name })}` : ''}
          {' · '}
          <RelativeTime at={createdAt} />
        </p>
        {isUnderWay ? <Progress label={t(`linking:states.${state}`)} of={found} done={changed} /> : null}
      </div>
      <Badge tone={isUnderWay ? 'accent' : 'neutral'}>{t(`linking:states.${state}`)}</Badge>
      {batch.abilities.undo ? (
        <Button
          size="small"
          icon={<UndoIcon />}
          aria-label={t('linking:undoOf', { about })}
          onClick={() => void takeBack(batch)}
        >
          {t('linking:undo')}
        </Button>
      ) : null}
    </div>
  );
}

function Progress({ label, of, done }: { label: string; of: number; done: number }) {
  return <progress className="mt-1 h-1 w-full max-w-80 accent-accent" aria-label={label} max={of || 1} value={done} />;
}
