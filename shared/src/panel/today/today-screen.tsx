import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import type { Today } from '../../today/schema.js';
import { Duration } from '../../ui/duration.js';
import { ExternalIcon } from '../../ui/icons/navigation.js';
import { type Panel, usePanel, useReachable } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { FailedState } from '../states/failed.js';
import { LoadingState } from '../states/loading.js';
import { TodayLists } from './today-lists.js';
import { TodayTimer } from './today-timer.js';

const storedName = 'today';

/** No mail is open: what waits for the person. */
export default function TodayScreen() {
  const panel = usePanel();
  const today = useQuery({ queryKey: queryKeys.today(), queryFn: ({ signal }) => readToday(panel, signal) });
  const reachable = useReachable();
  const remembered = useQuery({
    queryKey: ['remembered', storedName],
    queryFn: async () => (await panel.lastKnown.recall(storedName)) as Today | null,
    enabled: !reachable && !today.data,
  });
  const shown = today.data ?? (reachable ? null : remembered.data);
  if (shown) return <TodayView today={shown} />;
  if (today.error && !remembered.isLoading)
    return <FailedState error={readApiError(today.error)} onRetry={() => void today.refetch()} />;
  return <LoadingState />;
}

async function readToday({ api, lastKnown }: Panel, signal: AbortSignal): Promise<Today> {
  const answer = await api.today.get.query(undefined, { signal });
  void lastKnown.remember(storedName, answer);
  return answer;
}

function TodayView({ today }: { today: Today }) {
  const { t } = useTranslation('panel');
  return (
    <main className="flex flex-col">
      <header className="flex items-baseline gap-2 px-3 pt-3 pb-2">
        <h1 className="flex-1 font-semibold text-title">{t('today.heading')}</h1>
        {today.trackedTodaySeconds >= 60 && (
          <p className="text-faint text-small">
            {t('today.tracked')} <Duration seconds={today.trackedTodaySeconds} />
          </p>
        )}
      </header>
      <TodayTimer running={today.runningTimer} />
      {today.reviewCount ? <ReviewLink count={today.reviewCount} /> : null}
      <TodayLists today={today} />
    </main>
  );
}

function ReviewLink({ count }: { count: number }) {
  const { t } = useTranslation('panel');
  const { host } = usePanel();
  const address = `${host.backendUrl}/review`;
  const open = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    host.openPage(address);
  };
  return (
    <a
      href={address}
      onClick={open}
      className="mx-3 mb-2 flex min-h-8 items-center gap-2 rounded-md bg-accent-soft px-2 text-accent-ink"
    >
      <span className="flex-1">{t('today.review', { count })}</span>
      <ExternalIcon size={14} />
    </a>
  );
}
